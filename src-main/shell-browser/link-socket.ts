/** One window on its socket: requests in, replies and pushes out, and never more of either than memory bears. */
import type { WebSocket } from 'ws';
import type { Message } from '../../src-shared/contract/envelope.ts';
import type { Link } from '../desk/link.ts';

/** The largest frame: a file of 20 MB in a call, with room for what JSON adds. */
export const LARGEST_FRAME_BYTES = 32 * 2 ** 20;

/**
 * What may wait for a window that does not read, before the next message. One message may be larger: a snapshot of the
 * largest race is about 15 MB. A window that is behind by more is dropped; it connects anew and asks for a snapshot.
 */
const MOST_WAITING_BYTES = 16 * 2 ** 20;

/** Requests under way, by number and by size, beyond which the socket is not read. */
const MOST_UNDER_WAY = 256;
const MOST_UNDER_WAY_BYTES = 2 * LARGEST_FRAME_BYTES;

/** Codes of RFC 6455, 7.4.1. */
const CLOSE_UNSUPPORTED_DATA = 1003;

/** Connects a window's socket, whose owner has shown the key, with the station until it closes. */
export function carry(socket: WebSocket, link: Link): void {
  let underWay = 0;
  let underWayBytes = 0;

  const send = (message: Message): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate();
    else socket.send(textOf(message));
  };
  const readOn = (): void => {
    const much = underWay >= MOST_UNDER_WAY || underWayBytes >= MOST_UNDER_WAY_BYTES;
    if (much) socket.pause();
    else if (socket.isPaused) socket.resume();
  };
  const answer = async (text: string): Promise<void> => {
    underWay++;
    underWayBytes += text.length;
    readOn();
    send(await link.answer(parsed(text)));
    underWay--;
    underWayBytes -= text.length;
    readOn();
  };

  const unsubscribe = link.subscribe(send);
  socket.on('close', unsubscribe);
  // A frame that is too large or not well formed: `ws` closes with the code for it, and the others do not notice.
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) socket.close(CLOSE_UNSUPPORTED_DATA, 'Baton speaks text.');
    else void answer(data.toString());
  });
}

/** What cannot be read is handed on as nothing: the station's own check says what is wrong with it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(message: Message): string {
  return JSON.stringify(message);
}
