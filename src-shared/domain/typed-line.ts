/** What a volunteer types in one line, as far as it needs no key of its own. */
import { plainText } from './canonical.ts';
import type { Side } from './entry.ts';

export interface TypedLine {
  /** Empty for an open time. */
  readonly bib: string;
  /** `null` = the next one of this team. */
  readonly point: number | null;
  readonly side: Side;
  /** What could not be read, as a sentence; the time is kept as an open one then. */
  readonly problem: string | null;
}

const LINE = /^(?<bib>[^\s@][^@]{0,39}?)(?<early>[+-])?(?:@(?<point>\d{1,3}))?(?<late>[+-])?$/u;
const SIDES: Record<string, Side> = { '+': 'in', '-': 'out' };

/**
 * Reads `143`, `143@12`, `143+` (in), `143-` (out), `143+@12`, or an empty line (the time now, bib later).
 * A line that says none of these is an open time that keeps what was typed: a time is never lost to a slip.
 *
 * @param servedPoint - the point that the station serves, where it serves one.
 */
export function readTypedLine(line: string, servedPoint: number | null): TypedLine {
  const text = plainText(line).trim();
  if (text === '') return { bib: '', point: servedPoint, side: 'handoff', problem: null };
  const groups = LINE.exec(text)?.groups;
  if (groups === undefined || (groups['early'] !== undefined && groups['late'] !== undefined)) {
    return openTime(
      servedPoint,
      `"${shown(text)}" is not a bib with a point; its time is kept as an open one.`,
    );
  }
  const { bib = '', point, early, late } = groups;
  const side = SIDES[early ?? late ?? ''] ?? 'handoff';
  const at = point === undefined ? servedPoint : Number(point);
  if (side !== 'handoff' && at === null) {
    const sentence = `"${shown(text)}" needs a point, such as ${bib}${side === 'in' ? '+' : '-'}@3; its time is kept as an open one.`;
    return openTime(null, sentence);
  }
  return { bib: bib.trim(), point: at, side, problem: null };
}

/** A side or a point at the end of a bib. */
const TAIL = /[+-]?(?:@\d{1,3})?[+-]?$/u;

/**
 * Reads a line with several bibs that passed together, such as `12/47/103`. A side or a point after the last one
 * holds for all that have none of their own: `12/47/103@5`, `12/47+`.
 *
 * @returns one line a bib, in the order typed; one open time where the line is empty.
 */
export function readTypedLines(line: string, servedPoint: number | null): TypedLine[] {
  const parts = plainText(line)
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const tail = TAIL.exec(last)?.[0] ?? '';
  const others = parts.slice(0, -1).map((part) => (TAIL.exec(part)?.[0] === '' ? part + tail : part));
  return [...others, last].map((part) => readTypedLine(part, servedPoint));
}

function openTime(point: number | null, problem: string): TypedLine {
  return { bib: '', point, side: 'handoff', problem };
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
