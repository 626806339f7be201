/** The real frames of a page, as Chromium tells of them. */
import { fromChromium } from './app-url.ts';
import type { CdpSession } from './cdp.ts';
import { toWire } from './wire.ts';

/** The preload's world, by name. */
export const PRELOAD_WORLD = 'stand-in preload';

let lastTreeNodeId = 0;

/** One frame. Its URL and origin are what Chromium says they are now, whatever the page claims. */
export class WebFrameMain {
  readonly frameTreeNodeId = ++lastTreeNodeId;
  readonly parent: WebFrameMain | null;
  url = '';
  origin = 'null';
  /** Chromium's ids of this frame's two worlds. */
  readonly contexts: { page?: number; preload?: number } = {};
  readonly #cdp: CdpSession;
  readonly #isolated: boolean;

  constructor(parent: WebFrameMain | null, cdp: CdpSession, isolated: boolean) {
    this.parent = parent;
    this.#cdp = cdp;
    this.#isolated = isolated;
  }

  get top(): WebFrameMain {
    return this.parent?.top ?? this;
  }

  /** The world in which the preload runs, and into which messages go. */
  get preloadContext(): number | undefined {
    return this.#isolated ? this.contexts.preload : this.contexts.page;
  }

  /** Dropped where the page has no preload or is on its way elsewhere, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const wire = toWire(args);
    this.callPreload(`(channel, wire) => globalThis.__fromMain?.receive(channel, wire)`, [channel, wire]);
  }

  callPreload(source: string, args: readonly unknown[]): void {
    const executionContextId = this.preloadContext;
    if (executionContextId === undefined) return;
    this.#cdp
      .send('Runtime.callFunctionOn', {
        functionDeclaration: source,
        executionContextId,
        arguments: args.map((value) => ({ value })),
      })
      .catch(() => undefined);
  }
}

/** Keeps a page's frames in step with Chromium. */
export class FrameTree {
  readonly #byId = new Map<string, WebFrameMain>();
  readonly #cdp: CdpSession;
  readonly #isolated: boolean;
  readonly main: WebFrameMain;

  constructor(cdp: CdpSession, isolated: boolean) {
    this.#cdp = cdp;
    this.#isolated = isolated;
    this.main = new WebFrameMain(null, cdp, isolated);
    cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.#add(frameId, parentFrameId);
    });
    cdp.on('Page.frameNavigated', ({ frame }) => {
      const known = frame.parentId === undefined ? this.main : this.#add(frame.id, frame.parentId);
      if (frame.parentId === undefined) this.#setMain(frame.id);
      known.url = fromChromium(frame.url);
      known.origin = originOf(frame.securityOrigin);
    });
    cdp.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.#byId.delete(frameId);
    });
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      this.#noteContext(context.id, context.name, context.origin, context.auxData as Record<string, unknown>);
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      for (const { contexts } of this.#byId.values()) {
        if (contexts.page === executionContextId) delete contexts.page;
        if (contexts.preload === executionContextId) delete contexts.preload;
      }
    });
  }

  get all(): readonly WebFrameMain[] {
    return [...this.#byId.values()];
  }

  byId(frameId: string): WebFrameMain | null {
    return this.#byId.get(frameId) ?? null;
  }

  idOf(frame: WebFrameMain): string | null {
    for (const [id, known] of this.#byId) if (known === frame) return id;
    return null;
  }

  /** The frame to which a world belongs; `null` where it is gone. */
  byContext(contextId: number): WebFrameMain | null {
    return (
      this.all.find(({ contexts }) => contexts.page === contextId || contexts.preload === contextId) ?? null
    );
  }

  #setMain(id: string): void {
    // The frames inside went with the page that was here.
    this.#byId.clear();
    this.#byId.set(id, this.main);
  }

  #add(frameId: string, parentId: string): WebFrameMain {
    const known = this.#byId.get(frameId);
    if (known !== undefined) return known;
    const parent = this.#byId.get(parentId) ?? this.main;
    const frame = new WebFrameMain(parent, this.#cdp, this.#isolated);
    // Until it is navigated, an empty frame belongs to the one that made it.
    frame.origin = parent.origin;
    frame.url = 'about:blank';
    this.#byId.set(frameId, frame);
    return frame;
  }

  #noteContext(id: number, name: string, origin: string, aux: Record<string, unknown>): void {
    const frameId = String(aux['frameId']);
    if (this.#byId.size === 0) this.#setMain(frameId);
    const frame = this.#byId.get(frameId);
    if (frame === undefined) return;
    if (aux['isDefault'] === true) {
      frame.contexts.page = id;
      if (origin !== '') frame.origin = originOf(origin);
    } else if (name === PRELOAD_WORLD) frame.contexts.preload = id;
  }
}

/** Chromium writes an opaque origin as `://`. */
function originOf(origin: string): string {
  return origin === '' || origin === '://' ? 'null' : fromChromium(origin);
}
