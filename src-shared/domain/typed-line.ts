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

function openTime(point: number | null, problem: string): TypedLine {
  return { bib: '', point, side: 'handoff', problem };
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
