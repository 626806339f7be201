/** Timing points and legs as people type them, and in words. */
import type { Serves } from '../../src-shared/contract/mirror.ts';
import { fieldTexts } from '../texts/fields.ts';

const WHOLE = /^\d{1,3}$/;
const RANGE = /^(\S+?)\s*(?:-|–|\.\.|to)\s*(\S+)$/;

/**
 * Reads `12`, `start`, `s`, `finish`, `f`.
 *
 * @returns 0 to `legs`, or `null` where the race has no such point.
 */
export function readPoint(text: string, legs: number): number | null {
  const word = text.trim().toLowerCase();
  if (word !== '' && 'start'.startsWith(word)) return 0;
  if (word !== '' && 'finish'.startsWith(word)) return legs;
  return WHOLE.test(word) && Number(word) <= legs ? Number(word) : null;
}

/** Reads a leg from 1 to `legs`, `null` for any other text. */
export function readLeg(text: string, legs: number): number | null {
  const leg = WHOLE.test(text.trim()) ? Number(text) : 0;
  return leg >= 1 && leg <= legs ? leg : null;
}

/** What a station is to serve, as typed: `null` inside = the next point of each team. */
export type ServesReading = { readonly serves: Serves } | null;

/** Reads `12`, `3-5`, `11-finish`, and `all` (or `*`) for the next point of each team; `null` = none of these. */
export function readServes(text: string, legs: number): ServesReading {
  const word = text.trim().toLowerCase();
  if (word === '*' || word === 'all') return { serves: null };
  const [, first = word, second = word] = RANGE.exec(word) ?? [];
  const [from, to] = [readPoint(first, legs), readPoint(second, legs)];
  if (from === null || to === null) return null;
  return { serves: { from: Math.min(from, to), to: Math.max(from, to) } };
}

/** What `readServes` reads back: `12`, `3-5`, `all`. */
export function typedServes(serves: Serves): string {
  if (serves === null) return 'all';
  return serves.from === serves.to ? String(serves.from) : `${serves.from}-${serves.to}`;
}

/** `Start`, `Exchange 12`, `Finish`. */
export function pointName(point: number, legs: number): string {
  if (point === 0) return fieldTexts.points.start;
  return point === legs ? fieldTexts.points.finish : fieldTexts.points.exchange(point);
}

/** `Exchange 12, leg 12 → 13`; `Finish, leg 15 ends`. */
export function pointWords(point: number, legs: number): string {
  return `${pointName(point, legs)}, ${roleOf(point, legs)}`;
}

function roleOf(point: number, legs: number): string {
  const { legStarts, legEnds, handsOver } = fieldTexts.points;
  if (point === 0) return legStarts;
  return point === legs ? legEnds(legs) : handsOver(point);
}
