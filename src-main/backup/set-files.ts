/** What goes into the files of a set that its manifest lists, before any of it is written. */
import type { Board } from '../../src-shared/domain/board.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { createFold } from '../../src-shared/domain/fold/fold.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { namesRecordText } from '../journal/names-record.ts';
import { resultsCsv } from '../results/results-csv.ts';
import { passingsCsv } from './passings-csv.ts';
import { readmeText } from './readme-text.ts';
import type { ListedName } from './set-format.ts';

/** What a station has to back up. */
export interface SetSource {
  readonly raceId: string;
  readonly deviceId: string;
  readonly stationName: string;
  /** The last sequence number of this station's own device; 0 where it has recorded nothing. */
  readonly deviceSeq: number;
  /** In local order. */
  readonly entries: readonly SealedEntry[];
  readonly names: readonly NamesRecord[];
  /** The live board: what the entries of the set must give. */
  readonly board: Board;
}

/** A file to be written. */
export interface SetFile {
  readonly name: ListedName;
  /** Length in UTF-8. */
  readonly bytes: number;
  readonly chunks: () => Iterable<string>;
}

/** How the set is to be made. */
export interface SetMaking {
  /** Whether the names of runners go with it. */
  readonly names: boolean;
  readonly now: Date;
  readonly programVersion: string;
}

/** Works out all files of a set, sorted by name as the manifest lists them. */
export function setFiles(source: SetSource, making: SetMaking): SetFile[] {
  const { entries, board } = source;
  const names = making.names ? source.names : [];
  const fold = createFold();
  const bare = entries.map(({ entry }) => entry);
  fold.add(bare);
  const readme = readmeText({
    raceName: board.race.name,
    raceId: source.raceId,
    stationName: source.stationName,
    createdAt: making.now,
    entries: entries.length,
    names: making.names ? names.length : null,
    programVersion: making.programVersion,
  });
  return [
    textFile('README.txt', [readme]),
    journalFile(entries, names),
    textFile('passings.csv', [...passingsCsv(bare, fold)]),
    textFile('results.csv', [resultsCsv(board, { names: null, by: 'total', mode: 'final' })]),
  ];
}

function textFile(name: ListedName, texts: readonly string[]): SetFile {
  return { name, bytes: bytesOf(texts), chunks: () => texts };
}

/** Lines are gathered to pieces of about this many characters, each of them one write. */
const CHUNK_LENGTH = 256 * 1024;

/** Its text is made as it is written: it may be many times longer than all the rest. */
function journalFile(entries: readonly SealedEntry[], names: readonly NamesRecord[]): SetFile {
  const namesLines = names.map(namesRecordText);
  const lineEnds = namesLines.length + entries.length;
  return {
    name: 'journal.jsonl',
    bytes: bytesOf(namesLines) + bytesOf(entries.map(({ text }) => text)) + lineEnds,
    *chunks() {
      let chunk = '';
      for (const line of linesOf(namesLines, entries)) {
        chunk += `${line}\n`;
        if (chunk.length < CHUNK_LENGTH) continue;
        yield chunk;
        chunk = '';
      }
      yield chunk;
    },
  };
}

function* linesOf(namesLines: readonly string[], entries: readonly SealedEntry[]): Generator<string> {
  yield* namesLines;
  for (const { text } of entries) yield text;
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
