/** The other side of `sync-thread.ts`: waits for a write, does it, says so. */
import { fdatasyncSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { SyncJobs } from './sync-jobs.ts';
import { CODE_BYTES, HEADER_BYTES, SYNCS_EACH_WRITE, WORD } from './sync-jobs.ts';

// The thread is started by `sync-thread.ts` alone, which hands over just this.
const { shared } = workerData as SyncJobs;
const words = new Int32Array(shared, 0, WORD.count);
const position = new Float64Array(shared, WORD.count * 4, 1);
const code = new Uint8Array(shared, HEADER_BYTES - CODE_BYTES, CODE_BYTES);
const bytes = new Uint8Array(shared, HEADER_BYTES);

/**
 * How long it looks out for the next write before it sleeps, ms. In a burst of handoffs the next one finds it awake;
 * waking it would cost the main thread up to a fifth of an append (76 µs of 350, measured on a virtual machine).
 */
const LOOK_OUT_MS = 0.5;

let job = 0;
Atomics.store(words, WORD.ready, 1);
for (;;) {
  waitForJob();
  job = Atomics.load(words, WORD.asked);
  if (Atomics.load(words, WORD.stop) === 1) break;
  const failure = writeAndSync();
  code.fill(0);
  new TextEncoder().encodeInto(failure, code);
  Atomics.store(words, WORD.done, job);
  Atomics.notify(words, WORD.done);
}

/** The asker wakes it only where it is not awake; a job that comes in between is seen by the wait itself. */
function waitForJob(): void {
  Atomics.store(words, WORD.awake, 1);
  const until = performance.now() + LOOK_OUT_MS;
  while (Atomics.load(words, WORD.asked) === job && performance.now() < until);
  Atomics.store(words, WORD.awake, 0);
  Atomics.wait(words, WORD.asked, job);
  Atomics.store(words, WORD.awake, 1);
}

/** @returns the system's code of what went wrong, or an empty text. */
function writeAndSync(): string {
  const descriptor = Atomics.load(words, WORD.descriptor);
  const length = Atomics.load(words, WORD.length);
  const start = position[0] ?? 0;
  try {
    let written = 0;
    while (written < length) {
      written += writeSync(descriptor, bytes, written, length - written, start + written);
    }
    if (!SYNCS_EACH_WRITE) fdatasyncSync(descriptor);
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  }
}
