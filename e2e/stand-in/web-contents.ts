/** A page: its navigation, its frames, its preload. */
import { EventEmitter } from 'node:events';
import { APP_REQUESTS, fromChromium, toChromium } from './app-url.ts';
import { app } from './app.ts';
import type { CdpSession } from './cdp.ts';
import { chromium } from './chromium.ts';
import { FrameTree, PRELOAD_WORLD } from './frames.ts';
import type { WebFrameMain } from './frames.ts';
import { ipcMain } from './ipc-main.ts';
import type { PreloadScripts } from './preload-source.ts';
import { preloadScripts } from './preload-source.ts';
import { PreventableEvent } from './preventable.ts';
import { session } from './session.ts';

export interface WebPreferences {
  readonly preload?: string;
  readonly contextIsolation?: boolean;
  readonly sandbox?: boolean;
  readonly nodeIntegration?: boolean;
}

type OpenHandler = (details: { url: string; frameName: string; features: string }) => {
  action: 'allow' | 'deny';
};

/** A navigation that a page asks for. */
class NavigationEvent extends PreventableEvent {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isSameDocument = false;
  readonly frame: WebFrameMain | null;

  constructor(url: string, isMainFrame: boolean, frame: WebFrameMain | null) {
    super();
    this.url = url;
    this.isMainFrame = isMainFrame;
    this.frame = frame;
  }
}

interface PausedRequest {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
  };
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
}

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session = session.defaultSession;
  readonly #preferences: WebPreferences;
  readonly #attached: Promise<{ cdp: CdpSession; frames: FrameTree; targetId: string }>;
  readonly #scripts: Promise<PreloadScripts>;
  #frames: FrameTree | null = null;
  #expectedUrl: string | null = null;
  #openHandler: OpenHandler | null = null;
  #gone = false;

  constructor(preferences: WebPreferences) {
    super();
    this.#preferences = preferences;
    this.#scripts = preloadScripts(preferences.preload ?? null, preferences.contextIsolation !== false);
    this.#attached = app.makeTarget(this).then((targetId) => this.#attach(targetId));
    this.#attached.catch(() => undefined);
  }

  get mainFrame(): WebFrameMain | undefined {
    return this.#frames?.main;
  }

  /** Undocumented in Electron and there all the same; the specs read the guards of a window by it. */
  getLastWebPreferences(): WebPreferences {
    return { contextIsolation: true, sandbox: true, nodeIntegration: false, ...this.#preferences };
  }

  getURL(): string {
    return this.mainFrame?.url ?? '';
  }

  isDestroyed(): boolean {
    return this.#gone;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    this.mainFrame?.send(channel, ...args);
  }

  /** The program's own navigation: nobody is asked. */
  async loadURL(url: string): Promise<void> {
    const { cdp } = await this.#attached;
    this.#expectedUrl = toChromium(url);
    const loaded = new Promise<void>((resolve) => {
      this.once('did-finish-load', resolve);
    });
    const { errorText } = await cdp.send('Page.navigate', { url: this.#expectedUrl });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  forcefullyCrashRenderer(): void {
    // Chromium does not answer for a page that is gone.
    this.#attached.then(({ cdp }) => cdp.send('Page.crash')).catch(() => undefined);
  }

  /** The frames of the page; in Electron `mainFrame.framesInSubtree`. */
  allFrames(): readonly WebFrameMain[] {
    return this.#frames?.all ?? [];
  }

  /** Sends as the preload of a frame would, whichever frame: what a renderer that was taken over can do. */
  async sendAsFrame(frame: WebFrameMain, channel: string, args: unknown[]): Promise<unknown> {
    const { cdp, frames } = await this.#attached;
    const frameId = frames.idOf(frame) ?? '';
    const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
      frameId,
      worldName: PRELOAD_WORLD,
    });
    const { preload } = await this.#scripts;
    // Chromium does not run scripts in an empty frame by itself.
    const expression = `globalThis.__ipcRenderer === undefined ? (${preload.replace(/;$/, '')}) : undefined`;
    await cdp.send('Runtime.evaluate', { expression, contextId: executionContextId });
    const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
      functionDeclaration: '(channel, args) => globalThis.__ipcRenderer.invoke(channel, ...args)',
      executionContextId,
      arguments: [{ value: channel }, { value: args }],
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Takes the page away. */
  async close(): Promise<void> {
    this.#gone = true;
    const { targetId } = await this.#attached;
    const { browser } = await chromium;
    await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  /** @returns whether the program lets this window open. */
  mayOpen(url: string, frameName: string, features: string): boolean {
    return this.#openHandler?.({ url: fromChromium(url), frameName, features }).action !== 'deny';
  }

  async #attach(targetId: string): Promise<{ cdp: CdpSession; frames: FrameTree; targetId: string }> {
    const connection = await chromium;
    const { sessionId } = await connection.browser.send('Target.attachToTarget', { targetId, flatten: true });
    const cdp = connection.session(sessionId);
    const isolated = this.#preferences.contextIsolation !== false;
    const scripts = await this.#scripts;
    const frames = new FrameTree(cdp, isolated);
    this.#frames = frames;
    this.#listen(cdp, frames, scripts.binding);
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Inspector.enable');
    const world = isolated ? PRELOAD_WORLD : null;
    await cdp.send('Runtime.addBinding', {
      name: scripts.binding,
      ...(world === null ? {} : { executionContextName: world }),
    });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preload,
      ...(world === null ? {} : { worldName: world }),
    });
    await cdp.send('Fetch.enable', {
      patterns: [{ urlPattern: APP_REQUESTS }, { urlPattern: '*', resourceType: 'Document' }],
    });
    return { cdp, frames, targetId };
  }

  #listen(cdp: CdpSession, frames: FrameTree, binding: string): void {
    cdp.on('Fetch.requestPaused', (paused) => {
      this.#answerRequest(cdp, frames, paused).catch(() => undefined);
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== binding) return;
      void ipcMain.take(payload, this, frames.byContext(executionContextId));
    });
    cdp.on('Page.loadEventFired', () => {
      this.emit('did-finish-load');
    });
    cdp.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', new PreventableEvent(), { reason: 'crashed', exitCode: 5 });
    });
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      app.noteWindowOpen({
        may: this.mayOpen(url, windowName, windowFeatures.join(',')),
        opened: async () => {
          await cdp.send('Runtime.evaluate', { expression: '0' }).catch(() => undefined);
        },
      });
    });
    cdp.on('Page.downloadWillBegin', ({ url, suggestedFilename, guid }) => {
      const cancel = (): void => {
        chromium
          .then(({ browser }) => browser.send('Browser.cancelDownload', { guid }))
          .catch(() => undefined);
      };
      this.session.announceDownload(this, { url: fromChromium(url), filename: suggestedFilename, cancel });
    });
  }

  /** Every document and whatever lies under the program's own scheme passes here before it is asked for. */
  async #answerRequest(cdp: CdpSession, frames: FrameTree, paused: PausedRequest): Promise<void> {
    const { requestId, request } = paused;
    if (paused.resourceType === 'Document' && !(await this.#mayNavigate(frames, paused))) {
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const url = fromChromium(request.url);
    if (url === request.url) {
      await cdp.send('Fetch.continueRequest', { requestId });
      return;
    }
    const { method, headers } = request;
    const response = await this.session.protocol.answer(new Request(url, { method, headers }));
    await cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  async #mayNavigate(
    frames: FrameTree,
    { request, frameId, redirectedRequestId }: PausedRequest,
  ): Promise<boolean> {
    const url = fromChromium(request.url);
    const frame = frames.byId(frameId);
    const isMain = frame === null || frame === frames.main;
    if (isMain) await this.session.applyPermissions((await chromium).browser, new URL(request.url).origin);
    if (request.url === this.#expectedUrl) {
      this.#expectedUrl = null;
      return true;
    }
    const event = new NavigationEvent(url, isMain, frame);
    if (redirectedRequestId !== undefined) this.emit('will-redirect', event, url);
    else {
      this.emit('will-frame-navigate', event);
      if (isMain) this.emit('will-navigate', event, url);
    }
    return !event.defaultPrevented;
  }
}
