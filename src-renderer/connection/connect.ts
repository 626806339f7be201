/** Finds the window's way to its station. */
import { connectByBridge } from './bridge-connection.ts';
import { browserPlace } from './browser-place.ts';
import type { Connection } from './connection.ts';
import { connectBySocket } from './socket-connection.ts';
import './bridge.ts';

/** Connects through Electron's bridge where there is one, else over a WebSocket. Once, at the window's start. */
export function connect(): Connection {
  return window.baton === undefined ? connectBySocket(browserPlace()) : connectByBridge(window.baton);
}
