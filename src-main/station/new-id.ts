import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes of one id. */
const ID_BYTES = 16;
/** Asking the system for random bytes costs far more than the rest of an id; it is asked for many at once. */
const IDS_A_BATCH = 256;

/**
 * Makes ids of version 7 that sort as they were made, also within a millisecond and when the clock steps back.
 *
 * @param nowMs - ms since 1970.
 */
export function createIdSource(nowMs: () => number): () => string {
  let random = Buffer.alloc(0);
  let lastMs = 0;
  let sequence = 0;
  return () => {
    if (random.length === 0) random = randomBytes(ID_BYTES * IDS_A_BATCH);
    const bytes = random.subarray(0, ID_BYTES);
    random = random.subarray(ID_BYTES);
    const ms = Math.max(nowMs(), lastMs);
    sequence = ms === lastMs ? sequence + 1 : bytes.readUInt32LE(0) >>> 2;
    lastMs = ms;
    return v7({ msecs: ms, seq: sequence, random: bytes });
  };
}
