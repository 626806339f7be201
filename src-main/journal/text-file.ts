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
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './data-folder.ts';
import { storageError, withStorageErrors } from './storage-error.ts';

const STEP_BYTES = 256 * 1024;
const READ_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
/** In the place of a descriptor that is closed. */
const CLOSED = -1;

/**
 * A text file open for appending. After the first write or sync that fails, every later one throws the same
 * error: what a file holds after a failed sync is unknown, whatever a later sync says.
 */
export class TextFile {
  readonly path: string;
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
      const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o666);
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

  /** Writes lines at the end; they are not on disk before `sync` resolves. */
  write(lines: readonly string[]): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    this.#guard(() => {
      // A write larger than a step extends the file itself: filling it first would write it all twice.
      if (bytes.length <= STEP_BYTES) this.#extendTo(this.#end + bytes.length);
      this.#writeAt(bytes, this.#end);
      this.#end += bytes.length;
      this.#allocated = Math.max(this.#allocated, this.#end);
    });
  }

  /** Waits, off the main thread, until all that was written is on disk (libuv uses F_FULLFSYNC on macOS). */
  sync(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) throw this.#failureError();
      fdatasync(this.#descriptor, (error) => {
        if (error === null) resolve();
        else reject(this.#fail(error));
      });
    });
  }

  /** As `sync`, at once. */
  syncNow(): void {
    this.#guard(() => {
      fdatasyncSync(this.#descriptor);
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
      this.#descriptor = openSync(this.path, constants.O_RDWR);
      this.#allocated = fstatSync(this.#descriptor).size;
      this.#end = this.#findEnd();
    });
  }

  /** Cuts the file to its true length and closes it; a file that is not trusted is left as it is. */
  close(): void {
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

/** A rewritten file before it takes its true name; one that a crash left is of no use. */
function unfinished(path: string): string {
  return `${path}.new`;
}
