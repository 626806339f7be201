/** The thread of one stick: takes jobs, answers each. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { storageError } from '../journal/storage-error.ts';
import type { Answer, Asked, StickJobs, StickSetup, Trouble, TroubleKind } from './stick-jobs.ts';
import { StickGone, readStickFile } from './stick-file.ts';
import { createStickWriter } from './stick-writer.ts';

// The thread is started by `stick-thread.ts` alone, which hands over just this.
const setup = workerData as StickSetup;
const writer = createStickWriter(setup);

// On Linux this is the priority of this thread alone, elsewhere that of the whole program: recording goes first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on('message', (asked: Asked) => {
  void answer(asked);
});

async function answer(asked: Asked): Promise<void> {
  const { number } = asked;
  try {
    const value = await work(asked, (appended) => {
      send({ number, is: 'alive', appended });
    });
    send({ number, is: 'done', value });
  } catch (error) {
    send({ number, is: 'failed', trouble: troubleOf(error, asked) });
  }
}

function work(
  asked: Asked,
  alive: (appended: number | null) => void,
): Promise<StickJobs[Asked['kind']]['answer']> {
  switch (asked.kind) {
    case 'look':
      return writer.look(asked, alive);
    case 'accept':
      return writer.accept(asked, alive);
    case 'append':
      return writer.append(asked, alive);
    case 'writeSet':
      return writer.writeSet(asked, alive);
  }
}

function send(answered: Answer): void {
  parentPort?.postMessage(answered);
}

/** What went wrong, as it looks from the tent: whatever a pulled stick answers, the trouble is that it is not there. */
function troubleOf(error: unknown, asked: Asked): Trouble {
  if ('id' in asked && !isThere(asked.id)) {
    return { kind: 'gone', sentence: new StickGone(setup.root).message };
  }
  const shown = storageError(error, setup.root);
  const sentence = shown instanceof Error ? shown.message : String(shown);
  return { kind: shown instanceof BatonError ? kindOf(shown) : 'failed', sentence };
}

function isThere(id: string): boolean {
  try {
    return readStickFile(setup.root)?.id === id;
  } catch {
    // It is there and cannot be read: the first error says more.
    return true;
  }
}

function kindOf(error: BatonError): TroubleKind {
  switch (error.code) {
    case 'diskFull':
      return 'full';
    case 'noPermission':
      return 'readOnly';
    default:
      return error instanceof StickGone ? 'gone' : 'failed';
  }
}
