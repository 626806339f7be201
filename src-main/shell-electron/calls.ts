/** The window's calls: one channel, and nobody but our own page may use it. */
import type { WebFrameMain } from 'electron';
import { ipcMain } from 'electron';
import type { Message } from '../../src-shared/contract/envelope.ts';

const CALL_CHANNEL = 'baton:call';

const FORBIDDEN: Message = {
  id: 0,
  error: { code: 'forbidden', says: 'Only the station’s own window may call the station.' },
};

/**
 * Answers calls. The sender is checked here, before anything of the message is looked at; the message itself is held
 * against the contract's schemas by whoever answers.
 */
export function setupCalls(
  isOwnFrame: (frame: WebFrameMain | null) => boolean,
  answer: (request: unknown) => Promise<Message>,
): void {
  ipcMain.handle(CALL_CHANNEL, (event, request: unknown): Message | Promise<Message> =>
    isOwnFrame(event.senderFrame) ? answer(request) : FORBIDDEN,
  );
}
