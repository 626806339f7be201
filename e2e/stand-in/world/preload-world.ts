/**
 * Runs in the preload's world: gives the preload script the `electron` of a sandboxed renderer. Its way to the main process is
 * a binding that Chromium puts into this world alone.
 */
import { fromWire, toWire } from '../wire.ts';
import { openSide } from './channel.ts';

/** Put in by the stand-in for each page. */
declare const STAND_IN: {
  readonly handshake: string;
  readonly binding: string;
  readonly isolated: boolean;
};

type Listener = (event: object, ...args: unknown[]) => void;
type Require = (name: string) => unknown;

/** What the main process calls in this world. */
interface FromMain {
  settle(id: number, ok: boolean, wire: string): void;
  receive(channel: string, wire: string): void;
}

declare global {
  /** Set on the preload's own global, which the page does not see. */
  var __fromMain: FromMain;
}

interface IpcRenderer {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, listener: Listener): IpcRenderer;
  off(channel: string, listener: Listener): IpcRenderer;
}

const listeners = new Map<string, Set<Listener>>();
const invocations = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
let lastInvocation = 0;

function toMain(message: object): void {
  const binding = (globalThis as unknown as Record<string, (text: string) => void>)[STAND_IN.binding];
  binding?.(JSON.stringify(message));
}

globalThis.__fromMain = {
  settle(id, ok, wire) {
    const invocation = invocations.get(id);
    invocations.delete(id);
    if (ok) invocation?.resolve(fromWire(wire));
    else invocation?.reject(new Error(String(fromWire(wire))));
  },
  receive(channel, wire) {
    const args = fromWire(wire) as unknown[];
    for (const listener of [...(listeners.get(channel) ?? [])])
      listener({ sender: ipcRenderer, ports: [] }, ...args);
  },
};

const ipcRenderer: IpcRenderer = {
  invoke: (channel: string, ...args: unknown[]): Promise<unknown> => {
    const id = ++lastInvocation;
    return new Promise((resolve, reject) => {
      const wire = toWire(args);
      invocations.set(id, { resolve, reject });
      toMain({ kind: 'invoke', id, channel, wire });
    });
  },
  send: (channel: string, ...args: unknown[]): void => {
    toMain({ kind: 'send', channel, wire: toWire(args) });
  },
  on: (channel: string, listener: Listener): IpcRenderer => {
    const there = listeners.get(channel) ?? new Set();
    listeners.set(channel, there.add(listener));
    return ipcRenderer;
  },
  off: (channel: string, listener: Listener): IpcRenderer => {
    listeners.get(channel)?.delete(listener);
    return ipcRenderer;
  },
};

function bridge(): (key: string, value: unknown) => void {
  if (!STAND_IN.isolated) {
    return () => {
      throw new Error('contextBridge API can only be used when contextIsolation is enabled');
    };
  }
  const target = document.createElement('i');
  // A DOM node is the one thing that both worlds can hold. The page's side listens but once, before the page's scripts.
  dispatchEvent(new MouseEvent(STAND_IN.handshake, { relatedTarget: target }));
  return openSide({ target, sends: 'to-page', hears: 'to-preload' }, () => undefined);
}

/** A sandboxed preload may require `electron` and a few shims; the stand-in has the one. */
function makeRequire(): Require {
  const electron = { ipcRenderer, contextBridge: { exposeInMainWorld: bridge() } };
  return (name) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
}

// Asked for by the text that the stand-in puts after this bundle, see `preload-source.ts`.
Object.assign(globalThis, { __makeRequire: makeRequire, __ipcRenderer: ipcRenderer });
