/** What can be saved from a bare text journal: a data folder whose database was lost. */
import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { dataFolder } from '../journal/data-folder.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { storageError, systemCode } from '../journal/storage-error.ts';
import { boundedLines } from './bounded-lines.ts';
import type { JournalLine } from './journal-line.ts';
import { MAX_LINE_BYTES, readJournalLine } from './journal-line.ts';
import type { Watch } from './progress.ts';
import { Progress } from './progress.ts';
import { withRegularFile } from './regular-file.ts';

/** What was found in a text journal. */
export interface JournalFile {
  /** In the order of the file, each once. */
  readonly entries: SealedEntry[];
  readonly names: NamesRecord[];
  /** What was passed over, in sentences. */
  readonly problems: string[];
}

/** So many problems are told one by one; the rest are counted. */
const PROBLEMS_SHOWN = 100;

/**
 * Reads the entries of a `journal.jsonl`, and the names from the `names.jsonl` beside it where there is one.
 * Each line that is whole and true is taken, whatever stands around it; blank lines are preallocated space.
 * The race is that of the first entry: entries of another one are passed over and told.
 *
 * @throws BatonError `notFound`, `noPermission`, `badInput`, or `damaged` where the disk does not give the bytes;
 *   also where `signal` stopped it (`badInput`).
 */
export async function readJournalFile(
  path: string,
  options: Watch & { readonly sha256: Sha256 },
): Promise<JournalFile> {
  const journal = await realPath(path);
  const found = new Findings();
  if (!(await readFile(journal, options, found))) throw notFound(path);
  const namesPath = dataFolder(dirname(journal)).namesText;
  if (namesPath !== journal) await readFile(namesPath, options, found);
  return found.result();
}

/** Takes in one file; answers whether it is there. */
async function readFile(
  path: string,
  options: Watch & { readonly sha256: Sha256 },
  found: Findings,
): Promise<boolean> {
  try {
    await withRegularFile(
      path,
      () => notFound(path),
      async (file) => {
        const progress = new Progress(file.size, options, () => stopped(path));
        const lines = boundedLines(file, MAX_LINE_BYTES, (bytes) => {
          progress.advance(bytes.length, `Reading ${path}`);
        });
        for await (const { number, text, why } of lines) {
          if (text === '') continue;
          const read: JournalLine =
            text === null ? { kind: 'damaged', why } : readJournalLine(text, options.sha256);
          found.take(read, path, number);
        }
        found.endFile();
      },
    );
    return true;
  } catch (error) {
    if (error instanceof BatonError && error.code === 'notFound') return false;
    throw error;
  }
}

/** Gathers what lines hold. */
class Findings {
  readonly #entries = new Map<string, SealedEntry>();
  readonly #names = new Map<string, NamesRecord>();
  readonly #problems: string[] = [];
  #problemsNotShown = 0;
  #raceId: string | null = null;
  /** A damaged line of which it is not known yet whether it is the last. */
  #doubtful: { readonly where: string; readonly why: string } | null = null;

  take(line: JournalLine, path: string, number: number): void {
    this.#settleDoubtful(({ where, why }) => `${where} is damaged and was passed over: ${why}.`);
    const where = `Line ${number} of ${path}`;
    switch (line.kind) {
      case 'damaged':
        this.#doubtful = { where, why: line.why };
        return;
      case 'names':
        this.#names.set(line.record.namesHash, line.record);
        return;
      case 'entry':
        this.#takeEntry(line.sealed, where);
        return;
    }
  }

  endFile(): void {
    this.#settleDoubtful(
      ({ where, why }) => `${where}, the last one, is cut short or damaged and was passed over: ${why}.`,
    );
  }

  result(): JournalFile {
    const more = this.#problemsNotShown;
    return {
      entries: [...this.#entries.values()],
      names: [...this.#names.values()],
      problems: more === 0 ? this.#problems : [...this.#problems, `${more} more lines were passed over.`],
    };
  }

  #takeEntry(sealed: SealedEntry, where: string): void {
    const { raceId, hash } = sealed.entry;
    this.#raceId ??= raceId;
    if (raceId === this.#raceId) this.#entries.set(hash, sealed);
    else this.#tell(`${where} belongs to another race (${raceId}) and was passed over.`);
  }

  #settleDoubtful(sentence: (doubtful: { where: string; why: string }) => string): void {
    if (this.#doubtful !== null) this.#tell(sentence(this.#doubtful));
    this.#doubtful = null;
  }

  #tell(problem: string): void {
    if (this.#problems.length < PROBLEMS_SHOWN) this.#problems.push(problem);
    else this.#problemsNotShown++;
  }
}

/** The user may name a link; what lies beside its target is what belongs to it. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    throw systemCode(error) === 'ENOENT' ? notFound(path) : storageError(error, path);
  }
}

function notFound(path: string): BatonError {
  return new BatonError('notFound', `There is no text journal ${path}. Name a journal.jsonl.`);
}

function stopped(path: string): BatonError {
  return new BatonError('badInput', `Reading ${path} was stopped before its end. Read it again.`);
}
