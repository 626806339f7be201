/** The browser shell: the window's own connection over a real socket on a real port. */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket as NodeSocket } from 'ws';
import { createDesk } from '../../src-main/desk/desk.ts';
import { serveBrowser } from '../../src-main/shell-browser/serve.ts';
import { connectBySocket } from '../../src-renderer/connection/socket-connection.ts';
import { placeOf } from './station-place.ts';
import type { Transport } from './transport.ts';

export const socketTransport: Transport = {
  name: 'a WebSocket',
  async open(home) {
    const windowFolder = await mkdtemp(join(tmpdir(), 'baton-window-'));
    await writeFile(join(windowFolder, 'index.html'), '');
    const desk = await createDesk({ home, shell: 'browser', drives: null, reopenLast: false });
    const shell = await serveBrowser({ link: desk, windowFolder, port: 0, note: () => undefined });
    const connection = connectBySocket(placeOf(shell.address));
    const rawSocket = await openRawSocket(shell.address);
    return {
      connection,
      raw: rawSocket.ask,
      async close() {
        connection.close();
        rawSocket.socket.terminate();
        await shell.close();
        await desk.close();
        await rm(windowFolder, { recursive: true });
      },
    };
  },
};

async function openRawSocket(address: string): Promise<{
  socket: NodeSocket;
  ask: (text: string) => Promise<unknown>;
}> {
  const { origin, host, hash } = new URL(address);
  const socket = new NodeSocket(`ws://${host}/link`, ['baton', `token.${hash.slice(1)}`], { origin });
  const waiting = new Map<unknown, (answer: unknown) => void>();
  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return;
    const answer = JSON.parse(data.toString()) as { id?: unknown };
    waiting.get(answer.id)?.(answer);
  });
  await once(socket, 'open');
  return {
    socket,
    ask: (text) =>
      new Promise((resolve) => {
        const { id } = JSON.parse(text) as { id: unknown };
        waiting.set(typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : 0, resolve);
        socket.send(text);
      }),
  };
}
