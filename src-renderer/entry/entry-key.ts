/** What a key press means at the entry line. */
import type { EntryKey } from './entry-line.ts';

/** The part of a `KeyboardEvent` that decides. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'location' | 'repeat' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey'
> & { readonly altGraph: boolean };

export interface ReadPress {
  readonly key: EntryKey;
  /** The number pad was pressed without Num Lock. */
  readonly numLockOff: boolean;
}

/** `KeyboardEvent.DOM_KEY_LOCATION_NUMPAD`, which is not there outside of a browser. */
const NUMBER_PAD = 3;
const PAD_DIGIT = /^Numpad(?<digit>\d)$/;
/** What a bib is made of, and the signs of the line: in, out, unknown digits, several, point. */
const TYPED = /^[\p{L}\p{N}+\-*?/@_:]$/u;

const NAMED: Readonly<Record<string, EntryKey>> = {
  ' ': { kind: 'take' },
  '.': { kind: 'take' },
  Enter: { kind: 'enter' },
  Backspace: { kind: 'backspace' },
  Escape: { kind: 'escape' },
  ArrowUp: { kind: 'up' },
  ArrowDown: { kind: 'down' },
  Delete: { kind: 'delete' },
  Insert: { kind: 'insert' },
};
/** Keys that may repeat while they are held; a time that is taken may not. */
const MAY_REPEAT = new Set(['Backspace', 'ArrowUp', 'ArrowDown']);

/**
 * Reads a key press; `null` = not one for the line. A key that is held counts once. The number pad is read by the
 * place of its keys, so that without Num Lock no time is lost and no digit becomes an arrow.
 */
export function readPress(press: Press): ReadPress | 'repeated' | null {
  const { key, code, location, repeat, isComposing } = press;
  if (isComposing || key === 'Process' || key === 'Dead' || isHeldTogether(press)) return null;
  const known = location === NUMBER_PAD ? onNumberPad(code) : undefined;
  const read = known ?? NAMED[key] ?? (TYPED.test(key) ? { kind: 'type' as const, text: key } : null);
  if (read === null) return null;
  if (repeat && !MAY_REPEAT.has(key)) return 'repeated';
  // Without Num Lock the pad's digits and its point come under the names of other keys.
  return { key: read, numLockOff: known !== undefined && key.length > 1 };
}

function onNumberPad(code: string): EntryKey | undefined {
  if (code === 'NumpadDecimal') return { kind: 'take' };
  const digit = PAD_DIGIT.exec(code)?.groups?.['digit'];
  return digit === undefined ? undefined : { kind: 'type', text: digit };
}

/** Held with Ctrl, Alt or Command a key is another's; AltGr, which some systems report as both, makes signs. */
function isHeldTogether({ ctrlKey, altKey, metaKey, altGraph }: Press): boolean {
  return metaKey || ((ctrlKey || altKey) && !altGraph);
}
