/** Keeps the mirror in step with the station: a snapshot first, then its numbered changes. */
import { CallError } from '../connection/call-error.ts';
import type { Connection } from '../connection/connection.ts';
import type { Snapshot } from '../../src-shared/contract/mirror.ts';
import { applyChange, dropShown, mirrorStore, takeSnapshot } from '../mirror/mirror-store.ts';
import { tell } from '../view/notices.ts';
import { noteProgress } from '../view/progress.ts';

/** A snapshot of the largest race is built and read within a second; a laptop on its last battery may need ten. */
const SNAPSHOT_TIMEOUT_MS = 30_000;
const ASK_AGAIN_MS = 1_000;

/** What else is done at these moments. */
export interface MirrorEvents {
  /** The station answers, for the first time or again. */
  readonly onUp: () => void;
  readonly onSnapshot: (snapshot: Snapshot) => void;
}

/** Begins to mirror the station, through lost connections, gaps and races opened and closed. */
export function keepMirror(connection: Connection, { onUp, onSnapshot }: MirrorEvents): void {
  let isAsking = false;
  let askOnceMore = false;

  const ask = async (): Promise<void> => {
    if (isAsking) {
      askOnceMore = true;
      return;
    }
    isAsking = true;
    try {
      const snapshot = await connection.call('mirror.open', {}, { timeoutMs: SNAPSHOT_TIMEOUT_MS });
      takeSnapshot(snapshot);
      mirrorStore.setState({ link: 'up' });
      dropShown();
      onSnapshot(snapshot);
    } catch (error) {
      if (error instanceof CallError && error.code === 'unreachable')
        setTimeout(() => void ask(), ASK_AGAIN_MS);
      else tell('refused', error instanceof Error ? error.message : String(error));
    } finally {
      isAsking = false;
    }
    if (askOnceMore) {
      askOnceMore = false;
      void ask();
    }
  };

  connection.onPush((push) => {
    if (push.push === 'progress') {
      noteProgress(push.progress);
      return;
    }
    const applied = applyChange(push.change);
    // A gap while a snapshot is on its way is filled by it; another race is not.
    if (applied === 'reset' || (applied === 'gap' && !isAsking)) void ask();
    else dropShown();
  });
  connection.onState((state) => {
    if (state === 'up') {
      onUp();
      void ask();
      return;
    }
    mirrorStore.setState({ link: 'down' });
    // The call fails with the sentence that says why, and that is told.
    if (state === 'refused') void ask();
  });
}
