import { describe, expect, it } from 'vitest';
import type { QuestionCard } from '../../src-shared/contract/mirror.ts';
import { withoutFresh } from './fresh-questions.ts';

const MINUTE_US = 60_000_000;
const card = (kind: string, timeUs: number): QuestionCard => ({
  key: `${kind} ${timeUs}`,
  kind,
  weight: 'ask',
  title: '',
  says: '',
  times: [{ id: 'p', timeUs, errorUs: 0, station: null, typed: '', by: '' }],
  teamId: null,
  point: null,
  atUs: timeUs,
  answers: [],
});

describe('withoutFresh', () => {
  it('leaves out open times of the last two minutes, and counts them out', () => {
    const [fresh, old, bib] = [
      card('openTime', 9 * MINUTE_US),
      card('openTime', 2 * MINUTE_US),
      card('unknownBib', 9 * MINUTE_US),
    ];
    const shown = withoutFresh({ cards: [fresh, old, bib], total: 200, byKind: {} }, 10 * MINUTE_US);
    expect(shown).toEqual({ cards: [old, bib], total: 199 });
  });
});
