import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../tests/kit/hand-journal.ts';
import { Dice } from '../../demo/dice.ts';
import { madeEntries } from '../../demo/made-entries.ts';
import type { MadeRaceOptions } from '../../demo/made-race.ts';
import { makeRace } from '../../demo/made-race.ts';
import { createFold } from '../fold/fold.ts';
import { createFieldModel } from './field-model.ts';
import { likelyTeams } from './likely-teams.ts';

/** One typing error, each kind as likely. */
function mistyped(dice: Dice, bib: string): string {
  const at = dice.whole(0, bib.length - 1);
  const [before, digit, after] = [bib.slice(0, at), bib[at] ?? '', bib.slice(at + 1)];
  const other = String(dice.whole(0, 9));
  const next = bib[at + 1] ?? '';
  return dice.pick([
    before + next + digit + bib.slice(at + 2),
    before + after,
    before + digit + digit + after,
    before + digit + other + after,
    before + other + after,
  ]);
}

interface Ranks {
  readonly asked: number;
  readonly first: number;
  readonly amongThree: number;
}

/**
 * Presses a made race with now and then a mistyped bib that nobody wears, and asks each time whose it is.
 *
 * @param reading - what the volunteer got down of the bib.
 */
function rankTruth(options: MadeRaceOptions, reading: (bib: string, dice: Dice) => string): Ranks {
  const entries = madeEntries({ ...options, mistakes: false }, sha256).map(({ entry }) => entry);
  const worn = new Set(makeRace({ ...options, mistakes: false }).teams.map(({ bib }) => bib));
  const dice = new Dice(options.seed, 20);
  const fold = createFold();
  fold.add(entries.filter(({ fact }) => fact.kind !== 'passing'));
  const model = createFieldModel(fold.race(), fold.board().teams);
  let [asked, first, amongThree] = [0, 0, 0];
  for (const entry of entries) {
    if (entry.fact.kind !== 'passing') continue;
    const { bib, point = 0, timeUs: atUs = 0 } = entry.fact.body;
    const typed = dice.chance(0.2) ? reading(bib, dice) : bib;
    if (!worn.has(typed)) {
      const bibs = likelyTeams(model, { typed, point, atUs }, 3).map((one) => one.bib);
      asked++;
      if (bibs[0] === bib) first++;
      if (bibs.includes(bib)) amongThree++;
    }
    for (const teamId of fold.add([entry]).teamIds) {
      const line = fold.team(teamId);
      if (line !== undefined) model.update(line);
    }
  }
  return { asked, first: first / asked, amongThree: amongThree / asked };
}

describe('likelyTeams', () => {
  it('ranks the true team first for most single typing errors', () => {
    const { asked, first, amongThree } = rankTruth({ teams: 300, legs: 8, seed: 21 }, (bib, dice) =>
      mistyped(dice, bib),
    );
    expect(asked).toBeGreaterThan(100);
    expect(first).toBeGreaterThan(0.7);
    expect(amongThree).toBeGreaterThan(0.9);
  });

  it('ranks the true team high for an unknown last digit', () => {
    const { first, amongThree } = rankTruth(
      { teams: 300, legs: 8, seed: 22 },
      (bib) => `${bib.slice(0, -1)}*`,
    );
    expect(first).toBeGreaterThan(0.6);
    expect(amongThree).toBeGreaterThan(0.85);
  });

  it('names who is due where nothing was typed', () => {
    const { amongThree } = rankTruth({ teams: 60, legs: 6, seed: 23 }, () => '');
    // By chance three of sixty would be right once in twenty times.
    expect(amongThree).toBeGreaterThan(0.2);
  });
});
