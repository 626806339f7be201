/**
 * The browser shell: the built window over HTTP and the station over a WebSocket, on 127.0.0.1 alone. What each guard
 * stops stands in `doorkeeper.ts`; what one window can use up, in `link-socket.ts` and below.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { windowHeaders } from '../../src-shared/contract/content-policy.ts';
import type { Link } from '../desk/link.ts';
import type { Caller, Refusal } from './doorkeeper.ts';
import {
  headerKey,
  KEY_PATH,
  LINK_PATH,
  NOTHING_THERE,
  pathOf,
  refusalOf,
  SUBPROTOCOL,
  upgradeRefusalOf,
  WITHOUT_KEY,
} from './doorkeeper.ts';
import { carry, LARGEST_FRAME_BYTES } from './link-socket.ts';
import { listen } from './listen.ts';
import type { WindowFile, WindowFiles } from './window-files.ts';
import { readWindowFiles } from './window-files.ts';
import type { WindowKey } from './window-key.ts';
import { createWindowKey } from './window-key.ts';

/** Windows at one time; one is the rule, a second screen is not rare. */
const MOST_WINDOWS = 16;

/** A request that trickles in, or none at all, must not hold a connection for long. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 2 ** 10,
};
const MOST_CONNECTIONS = 128;

const NO_ROOM: Refusal = { status: 503, says: 'This station has too many windows open. Close one of them.' };

/** What the shell needs. */
export interface BrowserShellOptions {
  readonly link: Link;
  /** The folder of the built window. */
  readonly windowFolder: string;
  /** 0 = any that is free. */
  readonly port: number;
  /** Told, in a sentence, what the person at the terminal should know. */
  readonly note: (sentence: string) => void;
}

/** A running shell. */
export interface BrowserShell {
  readonly port: number;
  /** The window's address with the key: whoever has it has the board. */
  readonly address: string;
  /** An address that opens the window once, for a command line that other users of the machine can read. */
  openingAddress(): string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves the window.
 *
 * @throws BatonError `notFound` where the window is not built, `usage` where the port is taken.
 */
export async function serveBrowser(options: BrowserShellOptions): Promise<BrowserShell> {
  const files = await readWindowFiles(options.windowFolder);
  const key = createWindowKey();
  const server = createServer(LIMITS);
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, options.port);
  const headers = windowHeaders(`ws://127.0.0.1:${port} ws://localhost:${port}`);
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answerRequest(request, response, { port, files, key, note: options.note });
  });
  const sockets = takeUpgrades(server, port, key, options.link);
  const home = `http://127.0.0.1:${port}/`;
  return {
    port,
    address: `${home}#${key.token}`,
    openingAddress: () => `${home}#${key.issueCode()}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Served {
  readonly port: number;
  readonly files: WindowFiles;
  readonly key: WindowKey;
  readonly note: (sentence: string) => void;
}

function answerRequest(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const refusal = refusalOf(request, served.port);
  const path = pathOf(request);
  if (refusal !== null) refuse(response, refusal);
  else if (path === KEY_PATH) swapCode(request, response, served.key, served.note);
  else if (path === LINK_PATH) tellWhetherKeyFits(request, response, served.key);
  else sendFile(request, response, served.files.get(path));
}

/** A page is not told why its socket was refused; it asks here. */
function tellWhetherKeyFits(caller: Caller, response: ServerResponse, key: WindowKey): void {
  if (key.fits(headerKey(caller))) response.writeHead(204).end();
  else refuse(response, WITHOUT_KEY);
}

function swapCode(
  caller: Caller,
  response: ServerResponse,
  key: WindowKey,
  note: (sentence: string) => void,
): void {
  const redeemed = key.redeem(headerKey(caller));
  if (redeemed === 'good') {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(key.token);
    return;
  }
  if (redeemed === 'used') {
    note(
      'The code that opens the window was used a second time. If the board did not open, somebody else on this machine has it: end Baton and start it again.',
    );
  }
  refuse(response, WITHOUT_KEY);
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: WindowFile | undefined): void {
  if (file === undefined) {
    refuse(response, NOTHING_THERE);
    return;
  }
  response.writeHead(200, { 'Content-Type': file.mediaType, 'Content-Length': file.body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

function refuse(response: ServerResponse, { status, says }: Refusal): void {
  // What the caller still wants to send is of no interest.
  response.shouldKeepAlive = false;
  const body = Buffer.from(`${says}\n`);
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.byteLength })
    .end(body);
}

/** Takes sockets of windows that hold the key; before that, no frame of theirs is read. */
function takeUpgrades(server: Server, port: number, key: WindowKey, link: Link): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  server.on('upgrade', (request, stream, head) => {
    const refusal =
      upgradeRefusalOf(request, port, (candidate) => key.fits(candidate)) ??
      (sockets.clients.size < MOST_WINDOWS ? null : NO_ROOM);
    if (refusal === null)
      sockets.handleUpgrade(request, stream, head, (socket) => {
        carry(socket, link);
      });
    else refuseUpgrade(stream, refusal);
  });
  return sockets;
}

function refuseUpgrade(stream: Duplex, { status, says }: Refusal): void {
  // The other side may be gone already; there is nobody to tell then.
  stream.on('error', () => undefined);
  const body = Buffer.from(`${says}\n`);
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.byteLength}`,
    ...Object.entries(windowHeaders(null)).map(([name, value]) => `${name}: ${value}`),
  ];
  stream.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]), () => stream.destroy());
}
