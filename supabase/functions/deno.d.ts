/** The little of Deno that the functions use, for the type check under Node. */
declare namespace Deno {
  interface ServeOptions {
    readonly hostname?: string;
    readonly port?: number;
    readonly onListen?: (address: { readonly hostname: string; readonly port: number }) => void;
  }
  type Handler = (request: Request) => Response | Promise<Response>;
  function serve(handler: Handler): unknown;
  function serve(options: ServeOptions, handler: Handler): unknown;
  const args: readonly string[];
}
