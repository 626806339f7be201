/** What a shell needs of the desk: requests in, replies and pushes out. */
import type { Message, Push } from '../../src-shared/contract/envelope.ts';

/** The desk as a transport sees it. Both shells carry the same messages. */
export interface Link {
  /**
   * Answers one request of the window, checked against the contract. Never throws: whatever goes wrong is an
   * error message; a request without a readable number is answered under number 0.
   */
  answer(request: unknown): Promise<Message>;
  /** Calls `send` for every push from now on; the returned function ends that. */
  subscribe(send: (push: Push) => void): () => void;
}

/** The system's own dialogs, where a shell has them. */
export interface Dialogs {
  /** Lets a person choose a folder or a file; `null` when none was chosen. */
  choose(what: 'raceFolder' | 'newFolder' | 'set' | 'stickFolder'): Promise<string | null>;
}
