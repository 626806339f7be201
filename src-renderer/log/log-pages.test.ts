import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import type { LogPages } from './log-pages.ts';
import { logLines, withHead, withOlder } from './log-pages.ts';

const entry = (position: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: `entry ${position}`,
  hash: '',
  kind: 'passing',
  at: position,
  by: 'MK',
  station: null,
  live: true,
  point: null,
  says: '',
  typed: null,
  timeUs: null,
  errorUs: null,
  ...more,
});

/** As the station answers for a journal of so many entries. */
const page = (count: number, before: number | null, limit: number, voided: readonly number[] = []) => {
  const end = Math.min(before ?? count, count);
  const begin = Math.max(0, end - limit);
  const positions = Array.from({ length: end - begin }, (_, index) => end - 1 - index);
  return {
    entries: positions.map((position) => entry(position, { live: !voided.includes(position) })),
    before: begin === 0 ? null : begin,
  };
};
const NOTHING: LogPages = { entries: [], before: null };

describe('the journal as it is read', () => {
  it('holds every entry once, newest first, whatever comes while it is read', () => {
    const reading = fc.array(fc.oneof(fc.nat({ max: 30 }), fc.constant('older' as const)), { maxLength: 30 });
    fc.assert(
      fc.property(reading, fc.integer({ min: 1, max: 12 }), (steps, limit) => {
        let count = 20;
        let pages = withHead(NOTHING, page(count, null, limit));
        for (const step of steps) {
          if (step === 'older') {
            if (pages.before !== null) pages = withOlder(pages, page(count, pages.before, limit));
          } else {
            count += step;
            pages = withHead(pages, page(count, null, limit));
          }
          const positions = pages.entries.map(({ at }) => at);
          const begin = pages.before ?? 0;
          expect(positions).toEqual(Array.from({ length: count - begin }, (_, index) => count - 1 - index));
        }
      }),
    );
  });

  it('takes from the head what does not count any more', () => {
    const read = withHead(NOTHING, page(10, null, 5));
    const again = withHead(read, page(11, null, 5, [8]));
    expect(again.entries.filter(({ live }) => !live).map(({ at }) => at)).toEqual([8]);
  });
});

describe('the steps of the log', () => {
  it('bracket what one undo takes back, and nothing of other stations', () => {
    const entries = [
      entry(9),
      entry(7, { id: 'c' }),
      entry(7, { id: 'b' }),
      entry(7, { id: 'a' }),
      entry(3, { id: 'e', station: 'Tent 4' }),
      entry(3, { id: 'd', station: 'Tent 4' }),
    ];
    expect(logLines(entries).map(({ step }) => step)).toEqual([null, 'last', 'within', 'first', null, null]);
  });
});
