import { describe, expect, it } from 'vitest';
import { amountWords, readTypedDuration, shiftWords } from './typed-duration.ts';

describe('a duration as it is typed', () => {
  it.each([
    ['5', 5_000_000],
    ['-5', -5_000_000],
    ['−5', -5_000_000],
    ['+2.5', 2_500_000],
    ['2,25', 2_250_000],
    ['+0:30', 30_000_000],
    ['-1:00', -60_000_000],
    ['1:02:03', 3_723_000_000],
    ['0', 0],
    ['-0', 0],
  ])('reads %s', (text, us) => {
    expect(readTypedDuration(text)).toBe(us);
  });

  it.each(['', '+', '1:2:3:4', 'five', '1:75', '--5'])('refuses %o', (text) => {
    expect(readTypedDuration(text)).toBeNull();
  });

  it('is said in words', () => {
    expect(shiftWords(-90_000_000)).toBe('1 min 30 s earlier');
    expect(shiftWords(500_000)).toBe('0.5 s later');
    expect(amountWords(3_723_000_000)).toBe('1 h 2 min 3 s');
    expect(amountWords(0)).toBe('0 s');
  });
});
