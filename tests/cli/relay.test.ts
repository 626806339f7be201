/** The real relay from its files to its results: as it was, with doubled lines, and with lines left out. */
import { cpSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board, QuestionKind } from '../../src-shared/domain/board.ts';
import { formatDuration, parseDurationUs } from '../../src-shared/domain/duration.ts';
import { boardOf, done, resultsOf } from './baton.ts';
import type { SheetLine } from './relay.ts';
import { differencesToExpected, initRelay, isRelayMissing, runRelay, sheetLines, SKIPPED } from './relay.ts';
import { relayScorer } from './relay-station.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();

function kindsOf(board: Board): Partial<Record<QuestionKind, number>> {
  const kinds: Partial<Record<QuestionKind, number>> = {};
  for (const { kind } of board.open) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

describe('the relay as it was', () => {
  it.skipIf(isRelayMissing)(`gives the organiser's 154 rows, cell by cell (${SKIPPED})`, async () => {
    const data = await runRelay(scratch);
    expect(differencesToExpected(await resultsOf(data))).toEqual([]);
    expect((await boardOf(data)).open).toEqual([]);
  });
});

/** How a line that was written twice stands in the file. */
const LAYOUTS = ['the same order', 'a new order', 'no order'] as const;
type Layout = (typeof LAYOUTS)[number];

const DOUBLED = 13;

/** The sheet with these lines written again about a second later, right behind themselves. */
function withDoubles(layout: Layout, chosen: ReadonlySet<number>, lateUs: number): string {
  let row = 0;
  const lines = sheetLines().flatMap((line, index) => {
    const elapsedUs = (parseDurationUs(line.elapsed) ?? 0) + lateUs;
    const double = { ...line, elapsed: formatDuration(elapsedUs, 100_000) };
    return (chosen.has(index) ? [line, double] : [line]).map(({ order, bib, elapsed }) => {
      row++;
      if (layout === 'no order') return `${bib},${elapsed}`;
      return `${layout === 'a new order' ? row : order},${bib},${elapsed}`;
    });
  });
  return [layout === 'no order' ? 'bib,elapsed' : 'order,bib,elapsed', ...lines, ''].join('\n');
}

const doublesArb = fc.record({
  chosen: fc
    .uniqueArray(fc.nat(isRelayMissing ? DOUBLED : sheetLines().length - 1), {
      minLength: DOUBLED,
      maxLength: DOUBLED,
    })
    .map((indices) => new Set(indices)),
  lateUs: fc.integer({ min: 5, max: 15 }).map((tenths) => tenths * 100_000),
});

describe.each(LAYOUTS)('thirteen lines written twice, with %s', (layout) => {
  it.skipIf(isRelayMissing)(`changes no row and asks thirteen times, any thirteen (${SKIPPED})`, async () => {
    const score = await relayScorer(scratch);
    const property = fc.asyncProperty(doublesArb, async ({ chosen, lateUs }) => {
      const { board, rows } = await score(withDoubles(layout, chosen, lateUs));
      expect(differencesToExpected(rows)).toEqual([]);
      expect(kindsOf(board)).toEqual({ double: DOUBLED });
    });
    await fc.assert(property, { numRuns: 15 });
  });

  it.skipIf(isRelayMissing)(`does so over real processes (${SKIPPED})`, async () => {
    const race = await initRelay(scratch);
    for (const { chosen, lateUs } of fc.sample(doublesArb, 1)) {
      const data = scratch.path();
      cpSync(race, data, { recursive: true });
      const sheet = scratch.file('times.csv', withDoubles(layout, chosen, lateUs));
      await done(['import-times', '--data', data, '--times', sheet]);
      expect(differencesToExpected(await resultsOf(data))).toEqual([]);
      expect(kindsOf(await boardOf(data))).toEqual({ double: DOUBLED });
    }
  });
});

/** The sheet without the first line of these bibs. */
function withoutFirst(bibs: ReadonlySet<string>): string {
  const left = new Set(bibs);
  const lines = sheetLines().filter(({ bib }) => !left.delete(bib));
  return ['order,bib,elapsed', ...lines.map(sheetLine), ''].join('\n');
}

function sheetLine({ order, bib, elapsed }: SheetLine): string {
  return `${order},${bib},${elapsed}`;
}

function askedBibs(board: Board): Set<string> {
  return new Set(board.open.flatMap(({ bib }) => bib ?? []));
}

const allBibs = isRelayMissing ? ['1'] : [...new Set(sheetLines().map(({ bib }) => bib))];
const fiveBibsArb = fc
  .uniqueArray(fc.constantFrom(...allBibs), { minLength: 5, maxLength: 5 })
  .map((bibs) => new Set(bibs));

function expectAsked(board: Board, missed: ReadonlySet<string>): void {
  const asked = askedBibs(board);
  expect([...missed].filter((bib) => !asked.has(bib))).toEqual([]);
  expect([...asked].filter((bib) => !missed.has(bib)).length).toBeLessThanOrEqual(3);
}

describe('the first handoffs of five teams left out', () => {
  it.skipIf(isRelayMissing)(`are asked about, and few others are, any five (${SKIPPED})`, async () => {
    const score = await relayScorer(scratch);
    const property = fc.asyncProperty(fiveBibsArb, async (missed) => {
      expectAsked((await score(withoutFirst(missed))).board, missed);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it.skipIf(isRelayMissing)(`are asked about over real processes (${SKIPPED})`, async () => {
    const data = await initRelay(scratch);
    const [missed = new Set<string>()] = fc.sample(fiveBibsArb, 1);
    const sheet = scratch.file('times.csv', withoutFirst(missed));
    await done(['import-times', '--data', data, '--times', sheet]);
    expectAsked(await boardOf(data), missed);
  });
});
