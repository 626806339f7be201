/** What must hold of the board for every journal: same set, same board (rules 15 and 16). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardText } from '../../src-shared/domain/board.ts';
import { sealEntry } from '../../src-shared/domain/codec.ts';
import type { Draft, Entry } from '../../src-shared/domain/entry.ts';
import { refOf } from '../../src-shared/domain/entry.ts';
import { createFold, foldBoard } from '../../src-shared/domain/fold/fold.ts';
import { journalArb } from '../arbitraries/journals.ts';
import { numberedId, sha256 } from '../kit/hand-journal.ts';

/** Small journals, where everything collides, and a field large enough to be compared with. */
const WORLDS = [
  { name: 'small journals', journals: journalArb(), numRuns: 600 },
  {
    name: 'a whole field',
    journals: journalArb({ teams: { min: 10, max: 12 }, maxEntries: 80 }),
    numRuns: 150,
  },
];

const textOf = (entries: Iterable<Entry>): string => boardText(foldBoard(entries));

/** An order of a list, as sort keys. */
function shuffled<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((member, index) => ({ member, key: keys[index % Math.max(keys.length, 1)] ?? index, index }))
    .sort((a, b) => a.key - b.key || a.index - b.index)
    .map(({ member }) => member);
}

const keysArb = fc.array(fc.nat(1_000), { minLength: 90, maxLength: 90 });

describe.each(WORLDS)('for every journal: $name', ({ journals, numRuns }) => {
  it('shuffling and doubling entries never changes the board', () => {
    fc.assert(
      fc.property(journals, keysArb, keysArb, (entries, order, again) => {
        const doubled = [...entries, ...entries.filter((_, index) => (again[index] ?? 0) % 3 === 0)];
        expect(textOf(shuffled(doubled, order))).toBe(textOf(entries));
      }),
      { numRuns },
    );
  });

  it('one entry at a time, in any order, is the same as from scratch, at every step', () => {
    fc.assert(
      fc.property(journals, keysArb, (entries, order) => {
        const fold = createFold();
        const arrived: Entry[] = [];
        for (const entry of shuffled(entries, order)) {
          arrived.push(entry);
          fold.add([entry]);
          if (arrived.length % 7 === 0) expect(boardText(fold.board())).toBe(textOf(arrived));
        }
        expect(boardText(fold.board())).toBe(textOf(entries));
      }),
      { numRuns },
    );
  });

  it('a part that arrives late, in pieces, ends at the same board', () => {
    fc.assert(
      fc.property(journals, keysArb, fc.nat(80), fc.nat(80), (entries, order, a, b) => {
        const mixed = shuffled(entries, order);
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const fold = createFold();
        for (const piece of [mixed.slice(second), mixed.slice(0, first), mixed.slice(first, second)]) {
          fold.add(piece);
        }
        expect(boardText(fold.board())).toBe(textOf(entries));
      }),
      { numRuns },
    );
  });

  it('an entry and its void leave the board as it was, whichever comes first', () => {
    fc.assert(
      fc.property(journals, fc.nat(), fc.boolean(), (entries, pick, voidFirst) => {
        const index = pick % Math.max(entries.length, 1);
        const entry = entries[index];
        if (entry === undefined || entries.some((other) => other !== entry && other.id === entry.id)) return;
        const without = entries.filter((other) => other !== entry && !names(other, entry));
        const voiding = seal({ kind: 'void', body: { targets: [refOf(entry)], reason: 'property' } });
        const both = voidFirst ? [voiding, entry] : [entry, voiding];
        expect(textOf([...without, ...both])).toBe(textOf(without));
      }),
      { numRuns },
    );
  });
});

/** Whether one entry refers to another: what names a voided entry is listed, where it is not when nothing came. */
function names(one: Entry, other: Entry): boolean {
  return JSON.stringify([one.fact, one.supersedes]).includes(other.id);
}

function seal(draft: Draft): Entry {
  return sealEntry(
    draft,
    {
      id: numberedId(0xfff_fff),
      raceId: '33333333-0000-7000-8000-000000000000',
      deviceId: '66666666-0000-7000-8000-000000000000',
      deviceSeq: 1,
      prevHash: null,
      at: 0,
      by: '',
    },
    sha256,
  ).entry;
}
