/** Which column of a table means what: matching a header's names against the names that people use. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import { quoted } from './quoted.ts';

/** A column that the reader of a table looks for. */
export interface Column<K extends string> {
  readonly key: K;
  /** What it is, within a sentence: `the bib`. */
  readonly says: string;
  /**
   * The names it goes by, the surest first; case, blanks and punctuation do not matter. Of two columns that mean
   * the same, the one with the surer name is taken: a sheet with `No.` and `Bib` numbers its rows with the first.
   */
  readonly names: readonly string[];
}

/** What the reader of a table looks for in its header. */
export interface TableSpec<K extends string> {
  readonly columns: readonly Column<K>[];
  /** Names of columns that come once a number: `leg` finds "Leg 1", "leg_2", "LEG 03". */
  readonly numbered?: readonly string[];
  /** Of each group, one column at least must be there. */
  readonly needed: readonly (readonly K[])[];
}

/** Where the columns stand in one file. */
export interface Layout<K extends string> {
  /** Column index → what it means. */
  readonly keys: ReadonlyMap<number, K>;
  /** Column index → its number, of the numbered columns. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Names of the columns that mean nothing to the reader. */
  readonly ignored: readonly string[];
  /** How many columns the header names. */
  readonly width: number;
}

/** `rank` is the place of the name among those of its column: 0 is the surest. */
type Meaning<K> = { key: K; rank: number } | { number: number } | null;

const MOST_SHOWN_NAMES = 8;

/** How many of a header's columns mean something: shows which delimiter a file is written with. */
export function countKnownColumns<K extends string>(header: readonly string[], spec: TableSpec<K>): number {
  return header.filter((name) => meaningOf(name, spec) !== null).length;
}

/**
 * Finds out what each column of a header means.
 *
 * @throws BatonError `badInput` where a needed column is missing or two mean the same; `where` names the file.
 */
export function layOut<K extends string>(
  header: readonly string[],
  spec: TableSpec<K>,
  where: { path: string; line: number },
): Layout<K> {
  const keys = new Map<number, K>();
  const numbers = new Map<number, number>();
  const ignored: string[] = [];
  const nameOf = new Map<string, string>();
  const width = header.findLastIndex((name) => name !== '') + 1;
  for (const [index, name] of header.slice(0, width).entries()) {
    const meaning = meaningOf(name, spec);
    if (meaning === null || ('key' in meaning && isOutranked(meaning, header, spec))) {
      ignored.push(name === '' ? `column ${index + 1} (without a name)` : name);
      continue;
    }
    const what = 'key' in meaning ? saysOf(meaning.key, spec) : `number ${meaning.number}`;
    const former = nameOf.get(what);
    if (former !== undefined) throw columnTwice(what, [former, name], where);
    nameOf.set(what, name);
    if ('key' in meaning) keys.set(index, meaning.key);
    else numbers.set(index, meaning.number);
  }
  const found = new Set(keys.values());
  const missing = spec.needed.find((group) => !group.some((key) => found.has(key)));
  if (missing !== undefined) throw columnMissing(missing, header, spec, where);
  return { keys, numbers, ignored, width };
}

function meaningOf<K extends string>(name: string, { columns, numbered }: TableSpec<K>): Meaning<K> {
  const bare = bareName(name);
  if (bare === '') return null;
  for (const { key, names } of columns) {
    const rank = names.findIndex((known) => bareName(known) === bare);
    if (rank !== -1) return { key, rank };
  }
  const [, word, digits] = /^(\D+)(\d{1,4})$/.exec(bare) ?? [];
  return word !== undefined && numbered?.includes(word) === true ? { number: Number(digits) } : null;
}

function isOutranked<K extends string>(
  { key, rank }: { key: K; rank: number },
  header: readonly string[],
  spec: TableSpec<K>,
): boolean {
  return header.some((name) => {
    const other = meaningOf(name, spec);
    return other !== null && 'key' in other && other.key === key && other.rank < rank;
  });
}

/** A name without what people write differently: case, blanks, punctuation. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function saysOf<K extends string>(key: K, { columns }: TableSpec<K>): string {
  return columns.find((column) => column.key === key)?.says ?? key;
}

function columnTwice(
  what: string,
  names: readonly [string, string],
  { path, line }: { path: string; line: number },
): BatonError {
  const [first, second] = names.map(quoted);
  return new BatonError(
    'badInput',
    `${path}, line ${line}: two columns mean ${what}: ${first ?? ''} and ${second ?? ''}. Rename or remove one.`,
  );
}

function columnMissing<K extends string>(
  missing: readonly K[],
  header: readonly string[],
  spec: TableSpec<K>,
  { path, line }: { path: string; line: number },
): BatonError {
  const columns = spec.columns.filter(({ key }) => missing.includes(key));
  const what = columns.map(({ says }) => says).join(' or ');
  const name = columns.map(({ names }) => quoted(names[0] ?? '')).join(' or ');
  const named = header.filter((text) => text !== '');
  const rest = named.length > MOST_SHOWN_NAMES ? ' …' : '';
  const shown = named.slice(0, MOST_SHOWN_NAMES).map(quoted).join(', ') + rest;
  return new BatonError(
    'badInput',
    `${path}, line ${line}: no column for ${what}. The first row must name the columns, one of them ${name}; ` +
      `it says ${shown}.`,
  );
}
