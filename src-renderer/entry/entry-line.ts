/**
 * The entry line as a pure function of the keys: what stands in it, which open time its bib goes to, and what each
 * key asks for. A key that takes a time is never without effect because of what happens to stand in the line.
 */
import type { TypedLine } from '../../src-shared/domain/typed-line.ts';
import { readTypedLines } from '../../src-shared/domain/typed-line.ts';

/** An open time that nobody touched for this long is no longer chosen by itself: it waits in "needs you". */
export const LET_GO_MS = 120_000;
/** As long as a bib may be, and room for several. */
const MOST_CHARACTERS = 200;

/** An open time is named by the press that took it, or by its id where another station took it. */
type OpenKey = string;

export interface EntryState {
  readonly line: string;
  /** The open time that what is typed goes to; `null` = Enter takes the time itself. */
  readonly chosen: OpenKey | null;
  /** When the chosen one was last touched, ms of the window's clock. */
  readonly chosenMs: number;
  /** The open times of the present burst, and when each was last touched: bibs are given to them in order. */
  readonly burst: readonly { readonly key: OpenKey; readonly touchedMs: number }[];
  readonly hint: EntryHint | null;
}

/** What the line has to say about the last key. */
export type EntryHint =
  /** Num Lock is off; the number pad is read as digits all the same. */
  | { readonly kind: 'numLockOff' }
  /** Enter without a bib while an open time is chosen. */
  | { readonly kind: 'bibFirst' }
  /** The chosen open time was given away elsewhere while its bib was being typed. */
  | { readonly kind: 'chosenGone' }
  /** Delete once more throws the refused time away. */
  | { readonly kind: 'discardAgain' }
  | { readonly kind: 'unreadable'; readonly says: string };

/** What a person did at the line. Letters, digits and signs come as `type`. */
export type EntryKey =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'take' | 'enter' | 'backspace' | 'escape' | 'up' | 'down' | 'delete' | 'insert' }
  /** Nobody pressed anything: time went by, or open times came and went. */
  | { readonly kind: 'look' };

/** What the reducer must know besides its state. */
export interface EntryContext {
  /** Time of the key press, ms of the window's clock. */
  readonly atMs: number;
  /** A fresh id for the press that this key may make. */
  readonly pressId: string;
  /** All open times, oldest first. */
  readonly open: readonly OpenKey[];
  readonly servedPoint: number | null;
  /** Presses that were refused and wait for a word. */
  readonly refused: boolean;
}

/** What a key asks for. */
export type EntryEffect =
  | { readonly kind: 'open'; readonly pressId: string }
  | { readonly kind: 'record'; readonly lines: readonly TypedLine[]; readonly typed: string }
  | {
      readonly kind: 'give';
      readonly key: OpenKey;
      readonly lines: readonly TypedLine[];
      readonly typed: string;
    }
  | { readonly kind: 'void' | 'another'; readonly key: OpenKey }
  | { readonly kind: 'sendAgain' | 'discard' | 'home' };

export const EMPTY_ENTRY: EntryState = { line: '', chosen: null, chosenMs: 0, burst: [], hint: null };

type Step = readonly [EntryState, ...EntryEffect[]];

/** The state after a key, and what it asks for. */
export function afterKey(before: EntryState, key: EntryKey, context: EntryContext): Step {
  const state = settled(before, context);
  if (key.kind === 'look') return [state];
  const [after, ...effects] = pressed(state, key, context);
  // What the last key had to be told is over with this one.
  return [{ ...after, hint: after.hint === before.hint ? null : after.hint }, ...effects];
}

function pressed(state: EntryState, key: Exclude<EntryKey, { kind: 'look' }>, context: EntryContext): Step {
  switch (key.kind) {
    case 'type':
      return [typed(state, state.line + key.text, context)];
    case 'replace':
      return [typed(state, key.text, context)];
    case 'backspace':
      return [typed(state, Array.from(state.line).slice(0, -1).join(''), context)];
    case 'take':
      return taken(state, context);
    case 'enter':
      return entered(state, context);
    case 'escape':
      return escaped(state, context);
    case 'up':
    case 'down':
      return [chosenNext(state, key.kind, context)];
    case 'delete':
      return deleted(state, context);
    case 'insert':
      return state.chosen === null
        ? [state]
        : [touched(state, context), { kind: 'another', key: state.chosen }];
  }
}

/** Lets go of open times that are gone or that nobody touched for long; never under a bib that is being typed. */
function settled(state: EntryState, { atMs, open }: EntryContext): EntryState {
  const isOpen = new Set(open);
  const typing = state.line !== '';
  const isFresh = (touchedMs: number): boolean => typing || atMs - touchedMs < LET_GO_MS;
  const burst = state.burst.filter(({ key, touchedMs }) => isOpen.has(key) && isFresh(touchedMs));
  const same = burst.length === state.burst.length;
  const next = same ? state : { ...state, burst };
  if (state.chosen === null) return next;
  if (!isOpen.has(state.chosen)) {
    return typing
      ? { ...next, chosen: null, hint: { kind: 'chosenGone' } }
      : { ...next, chosen: burst[0]?.key ?? null, chosenMs: atMs };
  }
  return isFresh(state.chosenMs) ? next : { ...next, chosen: burst[0]?.key ?? null, chosenMs: atMs };
}

function typed(state: EntryState, text: string, context: EntryContext): EntryState {
  const line = text.slice(0, MOST_CHARACTERS);
  // What is typed into an empty line after a Space belongs to that Space's time.
  const chosen = line === '' ? (state.chosen ?? state.burst[0]?.key ?? null) : state.chosen;
  return touched({ ...state, line, chosen }, context);
}

function taken(state: EntryState, { atMs, pressId }: EntryContext): Step {
  const burst = [...state.burst, { key: pressId, touchedMs: atMs }];
  const isFirst = state.line === '' && state.chosen === null;
  const next = { ...state, burst, ...(isFirst ? { chosen: pressId, chosenMs: atMs } : {}) };
  return [next, { kind: 'open', pressId }];
}

function entered(state: EntryState, context: EntryContext): Step {
  const { line, chosen } = state;
  if (line.trim() === '') {
    if (chosen !== null) return [{ ...state, line: '', hint: { kind: 'bibFirst' } }];
    return context.refused ? [{ ...state, line: '' }, { kind: 'sendAgain' }] : [{ ...state, line: '' }];
  }
  const lines = readTypedLines(line, context.servedPoint);
  const empty = { ...touched(state, context), line: '' };
  if (chosen === null) {
    return [
      { ...empty, ...firstOf(empty, context) },
      { kind: 'record', lines, typed: line },
    ];
  }
  const problem = lines.find((one) => one.problem !== null)?.problem;
  if (problem != null) return [{ ...state, hint: { kind: 'unreadable', says: problem } }];
  return [without(empty, chosen, context), { kind: 'give', key: chosen, lines, typed: line }];
}

function escaped(state: EntryState, context: EntryContext): Step {
  if (state.line !== '') return [typed(state, '', context)];
  if (state.chosen !== null) return [{ ...state, chosen: null, burst: [] }];
  return [state, { kind: 'home' }];
}

function chosenNext(state: EntryState, way: 'up' | 'down', context: EntryContext): EntryState {
  const { open, atMs } = context;
  if (open.length === 0) return state;
  const now = state.chosen === null ? -1 : open.indexOf(state.chosen);
  const next =
    way === 'down' ? Math.min(now + 1, open.length - 1) : (now < 0 ? open.length : Math.max(now, 1)) - 1;
  return { ...touched(state, context), chosen: open[next] ?? null, chosenMs: atMs };
}

function deleted(state: EntryState, context: EntryContext): Step {
  if (state.line !== '') return [typed(state, '', context)];
  if (state.chosen !== null) {
    return [without(touched(state, context), state.chosen, context), { kind: 'void', key: state.chosen }];
  }
  if (!context.refused) return [state];
  return state.hint?.kind === 'discardAgain'
    ? [state, { kind: 'discard' }]
    : [{ ...state, hint: { kind: 'discardAgain' } }];
}

/** Who works on a burst touches all of it. */
function touched(state: EntryState, { atMs }: EntryContext): EntryState {
  if (state.chosen === null) return state;
  return { ...state, chosenMs: atMs, burst: state.burst.map(({ key }) => ({ key, touchedMs: atMs })) };
}

/** The state after the chosen open time is dealt with: the next of the burst, else its first, else none. */
function without(state: EntryState, done: OpenKey, { open, atMs }: EntryContext): EntryState {
  const burst = state.burst.filter(({ key }) => key !== done);
  const place = new Map(open.map((key, index) => [key, index]));
  const later = burst.find(({ key }) => (place.get(key) ?? Infinity) > (place.get(done) ?? -1));
  return { ...state, burst, chosen: (later ?? burst[0])?.key ?? null, chosenMs: atMs };
}

function firstOf(state: EntryState, { atMs }: EntryContext): Pick<EntryState, 'chosen' | 'chosenMs'> {
  return { chosen: state.burst[0]?.key ?? null, chosenMs: atMs };
}
