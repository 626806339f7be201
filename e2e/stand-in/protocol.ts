/** Schemes of the program's own, answered by its handler. */
type Handler = (request: Request) => Response | Promise<Response>;

interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: { readonly standard?: boolean; readonly secure?: boolean };
}

export class Protocol {
  readonly #privileged = new Set<string>();
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard === true && privileges.secure === true) this.#privileged.add(scheme);
    }
  }

  handle(scheme: string, handler: Handler): void {
    // Without these privileges a page of this scheme has neither origin nor secure context: `app-url.ts` gives it both.
    if (!this.#privileged.has(scheme))
      throw new Error(`The stand-in needs ${scheme}: to be standard and secure.`);
    this.#handlers.set(scheme, handler);
  }

  /** @throws Error where no handler knows the scheme. */
  async answer(request: Request): Promise<Response> {
    const handler = this.#handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
    return handler(request);
  }
}
