import { describe, expect, it } from 'vitest';
import type { Press } from './entry-key.ts';
import { readPress } from './entry-key.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  location: 0,
  repeat: false,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  altGraph: false,
  ...more,
});
const pad = (key: string, code: string): Press => press(key, { code, location: 3 });
const kindOf = (one: Press): string | undefined => {
  const read = readPress(one);
  return read === null || read === 'repeated' ? undefined : read.key.kind;
};

describe('readPress', () => {
  it('takes the time at Space, at the point and at the pad’s point whatever sign it bears', () => {
    expect([' ', '.'].map((key) => kindOf(press(key)))).toEqual(['take', 'take']);
    expect(['.', ','].map((key) => kindOf(pad(key, 'NumpadDecimal')))).toEqual(['take', 'take']);
  });

  it('reads Enter, signs and digits of the pad as those of the other keys', () => {
    expect(kindOf(pad('Enter', 'NumpadEnter'))).toBe('enter');
    expect(readPress(pad('+', 'NumpadAdd'))).toEqual({ key: { kind: 'type', text: '+' }, numLockOff: false });
    expect(readPress(pad('7', 'Numpad7'))).toEqual({ key: { kind: 'type', text: '7' }, numLockOff: false });
  });

  it('reads the pad by its places without Num Lock, and says so', () => {
    expect(readPress(pad('Home', 'Numpad7'))).toEqual({ key: { kind: 'type', text: '7' }, numLockOff: true });
    expect(readPress(pad('ArrowUp', 'Numpad8'))).toEqual({
      key: { kind: 'type', text: '8' },
      numLockOff: true,
    });
    expect(readPress(pad('Delete', 'NumpadDecimal'))).toEqual({ key: { kind: 'take' }, numLockOff: true });
  });

  it('ignores a key that is held, but not for erasing and choosing', () => {
    expect(readPress(press(' ', { repeat: true }))).toBe('repeated');
    expect(readPress(press('Enter', { repeat: true }))).toBe('repeated');
    expect(kindOf(press('Backspace', { repeat: true }))).toBe('backspace');
  });

  it('leaves held keys and half-composed signs to others, but takes signs made by AltGr', () => {
    expect(readPress(press('k', { ctrlKey: true }))).toBeNull();
    expect(readPress(press('a', { isComposing: true }))).toBeNull();
    expect(readPress(press('F2'))).toBeNull();
    expect(kindOf(press('@', { ctrlKey: true, altKey: true, altGraph: true }))).toBe('type');
  });
});
