/** What the two sides of the sync thread share. */

/**
 * Linux syncs each write by itself when a file is opened so, which spares a second call and, on most disks, a flush
 * of the whole cache. On macOS that flag does not reach the medium, on Windows there is none.
 */
export const SYNCS_EACH_WRITE = process.platform === 'linux';

/** Places in the shared words. `count` leaves what follows them on a multiple of eight. */
export const WORD = {
  ready: 0,
  asked: 1,
  done: 2,
  stop: 3,
  descriptor: 4,
  length: 5,
  awake: 6,
  count: 8,
} as const;

/** Room for the system's code of an error, such as ENOSPC. */
export const CODE_BYTES = 32;
/** Words, the position in the file, the code; the bytes to write follow. */
export const HEADER_BYTES = WORD.count * 4 + 8 + CODE_BYTES;

/** What the worker is started with. */
export interface SyncJobs {
  readonly shared: SharedArrayBuffer;
}
