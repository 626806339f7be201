/** What the preload script gives a window that runs in Electron. */
import type { Message, Push, Request } from '../../src-shared/contract/envelope.ts';

/** Requests and pushes over Electron's own channel. */
export interface Bridge {
  call(request: Request): Promise<Message>;
  onPush(listener: (push: Push) => void): () => void;
}

declare global {
  interface Window {
    /** There in Electron alone. */
    readonly baton?: Bridge;
  }
}
