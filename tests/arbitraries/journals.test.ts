import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEntry } from '../../src-shared/domain/codec.ts';
import type { QuestionKind } from '../../src-shared/domain/board.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';
import { FEATURES, targetsOf, voids } from './features.ts';
import { journalArb, sealedJournalArb } from './journals.ts';
import { sha256 } from './world.ts';

const JOURNALS = 500;
/** A feature that comes less often than this is as good as not tested. */
const AT_LEAST = 5;

/** Teams enough for the questions that compare one with the field. */
const FULL_FIELD = { teams: { min: 10, max: 12 }, maxEntries: 80 };

/** Every kind of question; the type sees to it that none is forgotten. */
const QUESTIONS: Record<QuestionKind, true> = {
  idReused: true,
  unreadable: true,
  targetMissing: true,
  contested: true,
  openTime: true,
  unknownBib: true,
  ambiguousBib: true,
  bibTwice: true,
  refineOutOfBound: true,
  sourceDiffers: true,
  pointOutOfRange: true,
  sideWithoutPoint: true,
  untimed: true,
  double: true,
  surplus: true,
  missedBefore: true,
  conflict: true,
  lateCandidate: true,
  noGun: true,
  unknownWave: true,
  negativeLeg: true,
  legWithoutTime: true,
  timeDespiteStatus: true,
  notSeen: true,
};

describe('journalArb', () => {
  it('gives every kind and every feature of the rules often enough to be tested', () => {
    const journals = fc.sample(journalArb(), { numRuns: JOURNALS, seed: 20 });
    const counts = Object.entries(FEATURES).map(
      ([name, holds]) => [name, journals.filter(holds).length] as const,
    );
    expect(counts.filter(([, count]) => count < AT_LEAST)).toEqual([]);
  });

  it('raises every question that the board can ask', () => {
    const few = fc.sample(journalArb(), { numRuns: JOURNALS, seed: 21 });
    const many = fc.sample(journalArb(FULL_FIELD), { numRuns: JOURNALS, seed: 22 });
    const asked = [...few, ...many].flatMap((journal) => [
      ...new Set(foldBoard(journal).open.map((question) => question.kind)),
    ]);
    const counts = Object.keys(QUESTIONS).map(
      (kind) => [kind, asked.filter((one) => one === kind).length] as const,
    );
    expect(counts.filter(([, count]) => count < AT_LEAST)).toEqual([]);
  });

  it('gives lines that open again as their entries, no two the same', () => {
    fc.assert(
      fc.property(sealedJournalArb(), (journal) => {
        for (const { text, entry } of journal) expect(openEntry(text, sha256)).toEqual({ ok: true, entry });
        expect(new Set(journal.map(({ text }) => text)).size).toBe(journal.length);
      }),
      { numRuns: 100 },
    );
  });

  it('chains the entries of a laptop, and names none that come later', () => {
    fc.assert(
      fc.property(journalArb(), (journal) => {
        const hashes = journal.map(({ hash }) => hash);
        journal.forEach((entry, index) => {
          const later = new Set(hashes.slice(index));
          const named = [...targetsOf(entry), ...entry.supersedes].map(({ hash }) => hash);
          expect([...named, entry.prevHash].filter((hash) => hash !== null && later.has(hash))).toEqual([]);
          const next = journal.find(
            (other) => other.deviceId === entry.deviceId && other.deviceSeq === entry.deviceSeq + 1,
          );
          if (next !== undefined) expect(next.prevHash).toBe(entry.hash);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('shrinks a failing journal to the entries that matter', () => {
    const noVoidedPassing = fc.property(journalArb(), (journal) => {
      return !voids((entry) => entry.fact.kind === 'passing')(journal);
    });
    const failure = fc.check(noVoidedPassing, { numRuns: 200, seed: 3 });
    expect(failure.failed).toBe(true);
    expect(
      failure.counterexample?.[0].map(({ fact }) => fact.kind).filter((kind) => kind !== 'team.set'),
    ).toEqual(expect.arrayContaining(['passing', 'void']));
    expect(failure.counterexample?.[0].length).toBeLessThanOrEqual(4);
  });

  it('keeps to the number of entries that it is given', () => {
    fc.assert(fc.property(journalArb({ maxEntries: 9 }), (journal) => journal.length <= 9));
  });
});
