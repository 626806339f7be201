/** What the program lets pages do. Chromium's own permissions follow the program's handlers. */
import { EventEmitter } from 'node:events';
import { toChromium } from './app-url.ts';
import type { CdpSession } from './cdp.ts';
import { PreventableEvent } from './preventable.ts';
import { Protocol } from './protocol.ts';

type RequestHandler = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** Chromium's names beside Electron's, where they differ. */
const PERMISSIONS: readonly (readonly [chromium: string, electron: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['local-fonts', 'local-fonts'],
];

/** A download that Chromium began. */
interface Download {
  readonly url: string;
  readonly filename: string;
  readonly cancel: () => void;
}

class Session extends EventEmitter {
  readonly protocol = new Protocol();
  #requestHandler: RequestHandler | null = null;
  #checkHandler: CheckHandler | null = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#checkHandler = handler;
  }

  /** Devices and captures have no counterpart in a headless Chromium: kept so that the program can say it. */
  setDevicePermissionHandler(): void {
    return;
  }

  setDisplayMediaRequestHandler(): void {
    return;
  }

  async fetch(url: string, init?: RequestInit): Promise<Response> {
    return this.protocol.answer(new Request(url, init));
  }

  /**
   * Chromium cannot ask the program at the moment of a request; so the program is asked beforehand, for each permission, and
   * Chromium told the answers. Without handlers Electron grants.
   */
  async applyPermissions(browser: CdpSession, origin: string): Promise<void> {
    for (const [chromium, electron] of PERMISSIONS) {
      const granted =
        this.#checkHandler?.(null, electron, origin, {}) !== false && (await this.#ask(electron));
      await browser
        .send('Browser.setPermission', {
          permission: { name: chromium },
          setting: granted ? 'granted' : 'denied',
          origin: toChromium(origin),
        })
        .catch(() => undefined);
    }
  }

  /** Lets the program look at a download; what it prevents is cancelled. */
  announceDownload(contents: unknown, { url, filename, cancel }: Download): void {
    const event = new PreventableEvent();
    const item = {
      getURL: () => url,
      getFilename: () => filename,
      setSaveDialogOptions: () => undefined,
      setSavePath: () => undefined,
      cancel,
    };
    this.emit('will-download', event, item, contents);
    if (event.defaultPrevented) cancel();
  }

  async #ask(permission: string): Promise<boolean> {
    const handler = this.#requestHandler;
    if (handler === null) return true;
    return new Promise((resolve) => {
      handler(null, permission, resolve, {});
    });
  }
}

const defaultSession = new Session();

export const session = { defaultSession };
