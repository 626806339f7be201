import { describe, expect, it } from 'vitest';
import { answerOfKey, readAnswer } from './answers.ts';

const CONTEXT = {
  nearUs: Date.UTC(2026, 5, 20, 3) * 1_000,
  timeZone: 'UTC',
  legs: 15,
};

describe('answerOfKey', () => {
  const answers = ['1', 'B'].map((key) => ({ key, says: '', call: null, asks: null }));
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, altKey: false, metaKey: false });

  it('takes letters in either case, and nothing that is held with Ctrl', () => {
    expect(answerOfKey(answers, press('b'))?.key).toBe('B');
    expect(answerOfKey(answers, press('1'))?.key).toBe('1');
    expect(answerOfKey(answers, press('b', true))).toBeUndefined();
  });
});

describe('readAnswer', () => {
  it('reads each kind into the argument of the call', () => {
    expect(readAnswer('bib', ' 143 ', CONTEXT)).toEqual({ args: { bib: '143' } });
    expect(readAnswer('point', '0', CONTEXT)).toEqual({ args: { point: 0 } });
    expect(readAnswer('time', '03:14:09.5', CONTEXT)).toEqual({
      args: { timeUs: Date.UTC(2026, 5, 20, 3, 14, 9, 500) * 1_000 },
    });
  });

  it('says what is wrong, and asks again where nothing was typed', () => {
    expect(readAnswer('point', '16', CONTEXT)).toEqual({
      problem: 'The points are 0 (start) to 15 (finish).',
    });
    expect(readAnswer('time', 'soon', CONTEXT)).toHaveProperty('problem');
    expect(readAnswer('bib', '  ', CONTEXT)).toBeNull();
  });
});
