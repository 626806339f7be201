/** A leg that waits, was given, was stopped or has no start, by races written by hand. */
import { describe, expect, it } from 'vitest';
import type { HandJournal } from '../../../tests/kit/hand-journal.ts';
import { GUN_US, handJournal, teamId, us } from '../../../tests/kit/hand-journal.ts';
import type { RaceFields } from '../entry.ts';
import { createFieldModel } from './field-model.ts';
import type { TeamForecast } from './predict-team.ts';
import { predictTeam } from './predict-team.ts';

const BIBS = ['1', '2', '3', '4', '5', '6'];

/** Teams 1 to 5 have run two legs of half an hour; team 6 is what the test is about. */
function race(fields: RaceFields, sixth: (journal: HandJournal) => void): HandJournal {
  const journal = handJournal({ legs: 3, ...fields }, BIBS);
  for (const bib of BIBS.slice(0, 5)) {
    journal.passing(bib, { point: 1, at: `0:30:0${bib}` });
    journal.passing(bib, { point: 2, at: `1:00:0${bib}` });
  }
  sixth(journal);
  return journal;
}

function forecastOf6(journal: HandJournal, at: string): TeamForecast | undefined {
  const { race: line, teams } = journal.board();
  return predictTeam(createFieldModel(line, teams), teamId('6'), GUN_US + us(at));
}

const states = (forecast: TeamForecast | undefined): string[] =>
  forecast?.legs.map(({ state }) => state) ?? [];

describe('what is to be expected of a team', () => {
  it('counts on from the leg that it is on', () => {
    const forecast = forecastOf6(
      race({}, (journal) => journal.passing('6', { point: 1, at: '0:30:00' })),
      '0:40:00',
    );
    expect(forecast).toMatchObject({ state: 'underWay', leg: 2 });
    expect(states(forecast)).toEqual(['finished', 'running', 'toCome']);
    const running = forecast?.legs[1];
    if (running?.state !== 'running') throw new Error('not running');
    expect(running.startUs).toBe(GUN_US + us('0:30:00'));
    expect(Math.abs(running.expectedUs - GUN_US - us('1:00:00'))).toBeLessThan(us('0:01:00'));
    expect(running.earliestUs).toBeLessThan(running.expectedUs);
    expect(running.latestUs).toBeGreaterThan(running.expectedUs);
  });

  it('sends a late team off with the mass start, and a team in time at its handoff', () => {
    const catchUp = (elapsed: string): RaceFields => ({
      massStarts: [{ leg: 2, kind: 'catchUp', elapsedUs: us(elapsed) }],
    });
    const nothing = (): void => undefined;
    const late = forecastOf6(race(catchUp('0:25:00'), nothing), '0:20:00');
    expect(late?.legs[1]).toMatchObject({ state: 'waiting', startUs: GUN_US + us('0:25:00') });
    const inTime = forecastOf6(race(catchUp('0:50:00'), nothing), '0:20:00');
    expect(inTime?.legs[1]?.state).toBe('toCome');
    const restart: RaceFields = { massStarts: [{ leg: 2, kind: 'restart', elapsedUs: us('0:50:00') }] };
    expect(forecastOf6(race(restart, nothing), '0:20:00')?.legs[1]).toMatchObject({
      state: 'waiting',
      startUs: GUN_US + us('0:50:00'),
    });
  });

  it('says what stands in the way instead of a time', () => {
    const dnf = race({}, (journal) => {
      journal.add({ kind: 'status', body: { status: 'DNF', teamId: teamId('6'), leg: 1 } });
    });
    expect(states(forecastOf6(dnf, '0:40:00'))).toEqual(['stopped', 'stopped', 'stopped']);
    const given = race({}, (journal) => {
      const words = { teamId: teamId('6'), leg: 1, timeUs: us('0:30:00'), reason: 'wrong turn' };
      journal.add({ kind: 'status', body: { status: 'given', ...words } });
    });
    expect(states(forecastOf6(given, '0:40:00'))).toEqual(['given', 'given', 'given']);
    expect(forecastOf6(given, '0:40:00')).toMatchObject({ state: 'underWay', leg: 2 });
    const unseen = race({}, (journal) => journal.passing('6', { point: 2, at: '1:00:00' }));
    expect(states(forecastOf6(unseen, '1:10:00'))).toEqual(['unseen', 'finished', 'running']);
    const noGun = handJournal({ legs: 2, startUs: null }, ['6']);
    expect(states(forecastOf6(noGun, '0:10:00'))).toEqual(['noStart', 'noStart']);
    const nobodyRan = handJournal({ legs: 2 }, ['6']);
    expect(states(forecastOf6(nobodyRan, '0:10:00'))).toEqual(['noPace', 'noPace']);
  });

  it('keeps the expected time of a late runner, and puts off the legs after', () => {
    const journal = race({}, (one) => one.passing('6', { point: 1, at: '0:30:00' }));
    const [soon, late] = [forecastOf6(journal, '0:40:00'), forecastOf6(journal, '1:20:00')];
    const expectedUs = (forecast: TeamForecast | undefined, leg: number): number => {
      const found = forecast?.legs[leg - 1];
      return found !== undefined && 'expectedUs' in found ? found.expectedUs - GUN_US : NaN;
    };
    expect(Math.abs(expectedUs(late, 2) - expectedUs(soon, 2))).toBeLessThan(us('0:02:00'));
    expect(expectedUs(late, 3)).toBeGreaterThan(us('1:20:00'));
    expect(expectedUs(late, 3)).toBeGreaterThan(expectedUs(soon, 3) + us('0:10:00'));
  });
});
