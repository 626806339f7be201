/**
 * An append-only text file, one record a line, whose lines are on disk before they are acknowledged.
 *
 * The file is extended ahead in steps filled with newlines. An append then overwrites bytes that the file
 * system has already placed, and its sync has no metadata to write: about a quarter off the time of an
 * append. Whoever reads the file skips blank lines. A clean close cuts the file to its true length.
 */
import {
  closeSync,
  constants,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  write,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from './data-folder.ts';
import { storageError, withStorageErrors } from './storage-error.ts';
import { SYNCS_EACH_WRITE } from './sync-jobs.ts';
import type { SyncThread } from './sync-thread.ts';

const STEP_BYTES = 256 * 1024;
const READ_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
const OPEN_FLAGS = constants.O_RDWR | (SYNCS_EACH_WRITE ? constants.O_DSYNC : 0);
/** In the place of a descriptor that is closed. */
const CLOSED = -1;

/**
 * A text file open for appending. After the first write or sync that fails, every later one throws the same
 * error: what a file holds after a failed sync is unknown, whatever a later sync says.
 */
export class TextFile {
  readonly path: string;
  /** Writes and syncs for this file, where it was given one. */
  thread: SyncThread | null = null;
  #descriptor: number;
  /** Where the next line goes: past the newline of the last one. */
  #end: number;
  /** Length of the file; the bytes from `#end` to here are newlines. */
  #allocated: number;
  #failure: unknown = null;

  private constructor(path: string, descriptor: number) {
    this.path = path;
    this.#descriptor = descriptor;
    this.#allocated = fstatSync(descriptor).size;
    this.#end = this.#findEnd();
  }

  /**
   * Opens the file, which is made where it is missing, and finds the end of its last line. What is left of a
   * torn line is ended with a newline, so that nothing is ever appended to it.
   */
  static open(path: string): TextFile {
    return withStorageErrors(path, () => {
      rmSync(unfinished(path), { force: true });
      const descriptor = openSync(path, OPEN_FLAGS | constants.O_CREAT, 0o666);
      syncFolder(dirname(path));
      return new TextFile(path, descriptor);
    });
  }

  /** Offset past the last line; what `rewindTo` takes. */
  get end(): number {
    return this.#end;
  }

  /** The error after which this file is not trusted any more, or `null`. */
  get failure(): unknown {
    return this.#failure;
  }

  /**
   * Begins to write lines at the end, off the main thread. Calls must not overlap.
   *
   * @returns what waits until they are on disk, and rejects where they are not.
   * @throws at once where the file is not trusted any more, or cannot be extended: nothing was written then.
   */
  begin(lines: readonly string[]): () => Promise<void> {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const start = this.#end;
    this.#guard(() => {
      // A write larger than a step extends the file itself: filling it first would write it all twice.
      if (bytes.length <= STEP_BYTES) this.#extendTo(start + bytes.length);
      this.#end += bytes.length;
      this.#allocated = Math.max(this.#allocated, this.#end);
    });
    const { thread } = this;
    if (thread?.canTake(bytes) === true) {
      thread.start(this.#descriptor, bytes, start);
      return () =>
        this.#settled(() => {
          thread.wait();
        });
    }
    const written = writeAndSync(this.#descriptor, bytes, start).catch((error: unknown) => {
      throw this.#fail(error);
    });
    // Whoever began it waits for it; until then a failure is nobody's to miss.
    written.catch(() => undefined);
    return () => written;
  }

  /** Writes lines at the end and resolves when they are on disk; otherwise as `begin`. */
  append(lines: readonly string[]): Promise<void> {
    return this.begin(lines)();
  }

  /** As `append`, at once. */
  appendNow(lines: readonly string[]): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    this.#guard(() => {
      this.#writeAt(bytes, this.#end);
      fdatasyncSync(this.#descriptor);
      this.#end += bytes.length;
      this.#allocated = Math.max(this.#allocated, this.#end);
    });
  }

  /** Takes back the lines written since the end was here, in place, and on disk when it returns. */
  rewindTo(end: number): void {
    if (this.#failure !== null) throw this.#failureError();
    if (end < this.#end) this.blankOut(end, this.#end - end);
  }

  /** Overwrites bytes with newlines, which readers skip, and syncs. No disk is too full for that. */
  blankOut(start: number, length: number): void {
    this.#guard(() => {
      this.#writeAt(Buffer.alloc(length, NEWLINE), start);
      fdatasyncSync(this.#descriptor);
      this.#end = this.#findEnd();
    });
  }

  /**
   * Puts these lines in the place of all that the file held, by way of a new file: after a crash the old ones
   * are there or the new ones.
   */
  rewrite(lines: readonly string[]): void {
    this.#guard(() => {
      const fresh = openSync(unfinished(this.path), 'w');
      try {
        writeFileSync(fresh, lines.map((line) => `${line}\n`).join(''));
        fsyncSync(fresh);
      } finally {
        closeSync(fresh);
      }
      // Windows renames over no open file.
      closeSync(this.#descriptor);
      this.#descriptor = CLOSED;
      renameSync(unfinished(this.path), this.path);
      syncFolder(dirname(this.path));
      this.#descriptor = openSync(this.path, OPEN_FLAGS);
      this.#allocated = fstatSync(this.#descriptor).size;
      this.#end = this.#findEnd();
    });
  }

  /** Cuts the file to its true length and closes it; a file that is not trusted is left as it is. */
  close(): void {
    this.thread?.close();
    this.thread = null;
    try {
      if (this.#failure === null) {
        this.#guard(() => {
          ftruncateSync(this.#descriptor, this.#end);
          fdatasyncSync(this.#descriptor);
        });
      }
    } finally {
      if (this.#descriptor !== CLOSED) closeSync(this.#descriptor);
    }
  }

  #extendTo(needed: number): void {
    if (needed <= this.#allocated) return;
    const length = Math.ceil((needed - this.#allocated) / STEP_BYTES) * STEP_BYTES;
    this.#writeAt(Buffer.alloc(length, NEWLINE), this.#allocated);
    fdatasyncSync(this.#descriptor);
    this.#allocated += length;
  }

  #writeAt(bytes: Buffer, position: number): void {
    let written = 0;
    while (written < bytes.length) {
      written += writeSync(this.#descriptor, bytes, written, bytes.length - written, position + written);
    }
  }

  /** Searches backwards for the last byte that is not a newline. */
  #findEnd(): number {
    const buffer = Buffer.alloc(READ_BYTES);
    for (let high = this.#allocated; high > 0; high -= READ_BYTES) {
      const low = Math.max(0, high - READ_BYTES);
      const read = readSync(this.#descriptor, buffer, 0, high - low, low);
      const last = buffer.subarray(0, read).findLastIndex((byte) => byte !== NEWLINE);
      if (last !== -1) return this.#endAfter(low + last + 1);
    }
    return 0;
  }

  #endAfter(lastByte: number): number {
    if (lastByte === this.#allocated) {
      this.#writeAt(Buffer.of(NEWLINE), lastByte);
      fdatasyncSync(this.#descriptor);
      this.#allocated += 1;
    }
    return lastByte + 1;
  }

  /** The work's outcome as a promise that is settled already. */
  #settled(work: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      try {
        work();
        resolve();
      } catch (error) {
        reject(this.#fail(error));
      }
    });
  }

  #guard(work: () => void): void {
    if (this.#failure !== null) throw this.#failureError();
    try {
      work();
    } catch (error) {
      throw this.#fail(error);
    }
  }

  #fail(error: unknown): Error {
    this.#failure ??= storageError(error, this.path);
    return this.#failureError();
  }

  #failureError(): Error {
    return this.#failure instanceof Error ? this.#failure : new Error(String(this.#failure));
  }
}

const writeLater = promisify(write);
const syncLater = promisify(fdatasync);

async function writeAndSync(descriptor: number, bytes: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await writeLater(
      descriptor,
      bytes,
      written,
      bytes.length - written,
      position + written,
    );
    written += bytesWritten;
  }
  // libuv uses F_FULLFSYNC on macOS.
  if (!SYNCS_EACH_WRITE) await syncLater(descriptor);
}

/** A rewritten file before it takes its true name; one that a crash left is of no use. */
function unfinished(path: string): string {
  return `${path}.new`;
}
