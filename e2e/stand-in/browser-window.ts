/** A window: one page of Chromium. Size and place are remembered and kept, not seen: a headless page has neither. */
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { PreventableEvent } from './preventable.ts';
import type { WebPreferences } from './web-contents.ts';
import { WebContents } from './web-contents.ts';

interface WindowOptions {
  readonly name?: string;
  readonly windowStatePersistence?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly webPreferences?: WebPreferences;
}

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>();

  readonly webContents: WebContents;
  readonly #options: WindowOptions;
  #bounds: Bounds;
  #destroyed = false;
  #visible: boolean;
  #minimized = false;
  #focused = false;

  constructor(options: WindowOptions = {}) {
    super();
    this.#options = options;
    this.#visible = options.show !== false;
    const asked = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#bounds = this.#keptBounds() ?? asked;
    this.webContents = new WebContents(options.webPreferences ?? {});
    this.webContents.once('did-finish-load', () => {
      this.emit('ready-to-show');
    });
    BrowserWindow.#all.add(this);
    app.windows.add(this);
    app.emit('browser-window-created', new PreventableEvent(), this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  minimize(): void {
    this.#minimized = true;
  }

  restore(): void {
    this.#minimized = false;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  focus(): void {
    this.#focused = true;
  }

  isFocused(): boolean {
    return this.#focused;
  }

  getBounds(): Bounds {
    return this.#bounds;
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const file = this.#stateFile();
    if (file === null) return;
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(file, JSON.stringify(this.#bounds));
  }

  close(): void {
    if (this.#destroyed) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    BrowserWindow.#all.delete(this);
    void this.webContents.close();
    this.emit('closed');
    app.windowGone(this);
  }

  #stateFile(): string | null {
    const { name, windowStatePersistence } = this.#options;
    if (name === undefined || windowStatePersistence !== true) return null;
    return join(app.getPath('userData'), `stand-in-window-${name}.json`);
  }

  #keptBounds(): Bounds | null {
    const file = this.#stateFile();
    return file !== null && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Bounds) : null;
  }
}
