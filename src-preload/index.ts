/**
 * The bridge between the window and the station: all that the page can reach. It runs sandboxed, in a world of its
 * own; what it hands over is copied. It exposes the contract and nothing of Electron: no channel that the page could
 * name, no event object, no `ipcRenderer`.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../src-renderer/connection/bridge.ts';
import { CALL_NAMES } from '../src-shared/contract/call-names.ts';

const names: ReadonlySet<string> = new Set(CALL_NAMES);

const bridge: Bridge = {
  call: (request) => {
    if (names.has(request.name)) return ipcRenderer.invoke('baton:call', request);
    return Promise.resolve({
      id: request.id,
      error: { code: 'badInput', says: 'This is not a call that the station knows.' },
    });
  },
  onPush: (listener) => {
    const heard = (_event: unknown, push: Parameters<typeof listener>[0]): void => {
      listener(push);
    };
    ipcRenderer.on('baton:push', heard);
    return () => {
      ipcRenderer.off('baton:push', heard);
    };
  },
};

contextBridge.exposeInMainWorld('baton', bridge);
