/** Requests as no browser and no library would send them: byte by byte. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** Opens a connection to the shell. */
export async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

/** What came back until the other side closed. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends lines of a request's head, as they stand, and reads until the end. */
export async function sendRaw(port: number, lines: readonly string[]): Promise<RawAnswer> {
  const socket = await dial(port);
  const ending = lines.some((line) => line.startsWith('Connection:')) ? [] : ['Connection: close'];
  socket.write(`${[...lines, ...ending].join('\r\n')}\r\n\r\n`);
  return readAnswer(socket);
}

/** Reads an answer until the other side closes. */
export async function readAnswer(socket: Socket): Promise<RawAnswer> {
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(socket, 'close');
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body };
}

/** The head of an upgrade to the station's socket, less what the test leaves out or changes. */
export function upgradeLines(
  port: number,
  change: Readonly<Record<string, string | null>> = {},
  path = '/link',
): string[] {
  const headers: Record<string, string | null> = {
    Host: `127.0.0.1:${port}`,
    Origin: `http://127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...change,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return [`GET ${path} HTTP/1.1`, ...lines];
}
