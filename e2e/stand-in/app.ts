/** The program's life: start, windows, end. */
import { EventEmitter } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.ts';
import { PreventableEvent } from './preventable.ts';

/** What the end of the program needs of a window. */
interface OpenWindow {
  close(): void;
  destroy(): void;
}

/** A window that a page opens. */
interface WindowOpening {
  /** Whether the program lets it. */
  readonly may: boolean;
  /** Resolves when the page that opened it goes on. */
  opened(): Promise<void>;
}

class CommandLine {
  hasSwitch(name: string): boolean {
    return process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  }

  getSwitchValue(name: string): string {
    return process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
  }
}

class App extends EventEmitter {
  readonly commandLine = new CommandLine();
  readonly isPackaged = process.env['BATON_STAND_IN_PACKAGED'] === '1';
  readonly windows = new Set<OpenWindow>();
  readonly #paths = new Map<string, string>();
  readonly #targets = new Set<string>();
  #lastTarget: Promise<string> = Promise.resolve('');
  /** What is to be done with the window that Chromium is about to make. */
  #opening: WindowOpening | null = null;
  #ready = false;
  #quitting = false;
  readonly #whenReady: Promise<void>;

  constructor() {
    super();
    const userData = this.commandLine.getSwitchValue('user-data-dir') || join(homedir(), '.config', 'Baton');
    this.#paths.set('userData', userData);
    this.#whenReady = this.#start();
    this.#whenReady.catch((error: unknown) => {
      process.stderr.write(`The stand-in cannot reach Chromium: ${String(error)}\n`);
      process.exit(1);
    });
  }

  whenReady(): Promise<void> {
    return this.#whenReady;
  }

  isReady(): boolean {
    return this.#ready;
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getVersion(): string {
    return '0.0.0';
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  /** A file in the folder of the program's data; its owner looks for the calls that later starts leave beside it. */
  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'stand-in.lock');
    if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
      const call = { argv: process.argv, cwd: process.cwd(), additionalData };
      const file = join(folder, `${process.pid}.stand-in-call`);
      // Under its name only when it is whole: the owner may look at any moment.
      writeFileSync(`${file}.part`, JSON.stringify(call));
      renameSync(`${file}.part`, file);
      return false;
    }
    writeFileSync(lock, String(process.pid));
    watch(folder, { persistent: false }, () => {
      this.#takeCalls(folder);
    });
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    if (this.#prevented('before-quit')) {
      this.#quitting = false;
      return;
    }
    for (const window of [...this.windows]) window.close();
    // A window that stayed open ends the quitting, as in Electron.
    if (this.windows.size > 0) this.#quitting = false;
    else this.#leave();
  }

  exit(code = 0): void {
    for (const window of [...this.windows]) window.destroy();
    this.emit('quit', new PreventableEvent(), code);
    process.exit(code);
  }

  /** Called by each window that is gone. */
  windowGone(window: OpenWindow): void {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    if (this.#quitting) this.#leave();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  /** Makes a page in Chromium for contents of the program's own. */
  makeTarget(contents: unknown): Promise<string> {
    this.#lastTarget = this.#lastTarget.then(async () => {
      const { browser } = await chromium;
      const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
      this.#targets.add(targetId);
      return targetId;
    });
    this.emit('web-contents-created', new PreventableEvent(), contents);
    return this.#lastTarget;
  }

  /** Told by the page that opens a window, just before Chromium makes it. */
  noteWindowOpen(opening: WindowOpening): void {
    this.#opening = opening;
  }

  async #start(): Promise<void> {
    const { browser, closed } = await chromium;
    // Electron's windows are Electron's: without them there is nothing left to do.
    void closed.then(() => process.exit(1));
    const { targetInfos } = await browser.send('Target.getTargets');
    for (const { targetId } of targetInfos) this.#targets.add(targetId);
    browser.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type !== 'page') return;
      // A window that closes by itself meanwhile needs no judging.
      this.#judgeTarget(targetInfo.targetId).catch(() => undefined);
    });
    await browser.send('Target.setDiscoverTargets', { discover: true });
    this.#ready = true;
    this.emit('ready');
  }

  /**
   * A page that the program did not make is a window that a page opened. Chromium makes it before anybody can be asked, so
   * the page sees a window that closes at once, where Electron's `window.open` gives `null`.
   */
  async #judgeTarget(targetId: string): Promise<void> {
    await this.#lastTarget;
    if (this.#targets.has(targetId)) return;
    this.#targets.add(targetId);
    const opening = this.#opening;
    if (opening?.may !== false) return;
    // Playwright has new windows wait for it, and a window that goes while it waits leaves the page that opened it hanging.
    const connection = await chromium;
    const { browser } = connection;
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    await connection.session(sessionId).send('Runtime.runIfWaitingForDebugger');
    await opening.opened();
    await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  #takeCalls(folder: string): void {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.stand-in-call'))) {
      const path = join(folder, name);
      const { argv, cwd, additionalData } = JSON.parse(readFileSync(path, 'utf8')) as {
        argv: string[];
        cwd: string;
        additionalData: unknown;
      };
      rmSync(path);
      this.emit('second-instance', new PreventableEvent(), argv, cwd, additionalData);
    }
  }

  #leave(): void {
    if (!this.#prevented('will-quit')) this.exit(0);
  }

  #prevented(name: string): boolean {
    const event = new PreventableEvent();
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const app = new App();
