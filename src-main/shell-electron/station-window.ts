/** The station's one window: made, brought forward, and made anew when it is lost. */
import type { WebFrameMain } from 'electron';
import { BrowserWindow } from 'electron';
import type { Push } from '../../src-shared/contract/envelope.ts';
import { APP_ORIGIN, WINDOW_URL } from './app-origin.ts';

const PUSH_CHANNEL = 'baton:push';

export interface StationWindowOptions {
  /** The bundled preload script. */
  readonly preload: string;
  readonly devTools: boolean;
  /** Called with each window that is made, before anything is loaded into it. */
  readonly onMade: (window: BrowserWindow) => void;
}

export class StationWindow {
  readonly #options: StationWindowOptions;
  #window: BrowserWindow | null = null;
  #replacing = false;

  constructor(options: StationWindowOptions) {
    this.#options = options;
  }

  /** The window, while there is one. */
  get current(): BrowserWindow | null {
    return this.#window?.isDestroyed() === false ? this.#window : null;
  }

  /** Whether a window is about to take the place of the one that went. */
  get replacing(): boolean {
    return this.#replacing;
  }

  open(): void {
    const window = new BrowserWindow(windowOptions(this.#options));
    this.#window = window;
    this.#options.onMade(window);
    window.once('ready-to-show', () => {
      window.show();
    });
    // A failure to load is seen in the window itself; there is nobody else to tell.
    window.loadURL(WINDOW_URL).catch(() => undefined);
  }

  /**
   * Makes a new window in place of this one, without asking anybody and without waiting for a page that may hang. The station keeps
   * the half-typed line (`draft.keep`), so the new window starts with it. The old one goes first: two windows
   * of one name would share one kept position.
   */
  replace(): void {
    this.#replacing = true;
    this.current?.destroy();
    this.open();
    this.#replacing = false;
  }

  comeForward(): void {
    const window = this.current;
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Hands a push to the page, unless something else than our page stands in the window. */
  push(push: Push): void {
    const frame = this.current?.webContents.mainFrame;
    if (frame?.origin === APP_ORIGIN) frame.send(PUSH_CHANNEL, push);
  }

  /**
   * Whether a message comes from our own page: the main frame of this window, with our origin in it. A frame inside the
   * page, another window, or a page from elsewhere that got into this window is none of it.
   */
  isOwnFrame(frame: WebFrameMain | null): boolean {
    const own = this.current?.webContents.mainFrame;
    return frame?.frameTreeNodeId === own?.frameTreeNodeId && frame?.origin === APP_ORIGIN;
  }
}

function windowOptions({
  preload,
  devTools,
}: StationWindowOptions): Electron.BrowserWindowConstructorOptions {
  return {
    // Under this name Electron keeps size, place and full screen for the next start.
    name: 'station',
    windowStatePersistence: true,
    title: 'Baton',
    width: 1_366,
    height: 768,
    minWidth: 1_024,
    minHeight: 600,
    show: false,
    webPreferences: {
      preload,
      devTools,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Clocks, alarms and the line's own mapping of the clock go on behind another window.
      backgroundThrottling: false,
      // The tone that says "recorded" must not wait for a click.
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}
