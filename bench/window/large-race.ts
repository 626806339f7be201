/** A race as large as they get, nearly over, in a data folder: the finish is left to the bench. */
import { join } from 'node:path';
import { rememberRace } from '../../src-main/desk/known-races.ts';
import { machine, Station } from '../../src-main/station/station.ts';
import { makeRace } from '../../src-shared/demo/made-race.ts';
import { madeSteps } from '../../src-shared/demo/made-steps.ts';

/** This share of the teams has finished; the others are about to. */
const FINISHED = 0.75;
const BY = 'KR';

export interface RaceSize {
  readonly teams: number;
  readonly legs: number;
}

export interface LargeRace {
  /** Bibs of teams that are still out on their last leg, the next one first. */
  readonly stillOut: readonly string[];
}

/** Makes the race, with all the mistakes that are usual, as the one that a station on this folder opens. */
export async function makeLargeRace(home: string, { teams, legs }: RaceSize): Promise<LargeRace> {
  const { clock } = machine();
  const { timeUs: nowUs, bootId } = clock.stamp();
  const size = { teams, legs, seed: 1 };
  const first = makeRace(size);
  const finishes = first.presses.filter(({ point }) => point === legs).map(({ timeUs }) => timeUs);
  const untilUs = finishes[Math.floor(finishes.length * FINISHED)] ?? first.gunUs;
  const made = makeRace({ ...size, startUs: nowUs - (untilUs - first.gunUs) });
  const steps = madeSteps(made, () => ({ monoNs: 0, bootId })).filter(({ atUs }) => atUs <= nowUs);

  const folder = join(home, 'Large race');
  const station = await Station.create(folder, { stationName: 'Finish' }, machine());
  await station.record(
    steps.flatMap(({ draft }) => (draft.kind === 'passing' ? [] : [draft])),
    BY,
  );
  await Promise.all(
    steps.flatMap(({ draft, atUs }) =>
      draft.kind === 'passing' ? [station.recordPassing(draft.body, atUs, BY)] : [],
    ),
  );
  await station.close();
  await rememberRace(home, folder);
  const coming = made.presses.filter(({ point, timeUs }) => point === legs && timeUs > nowUs);
  const known = new Set(made.teams.map(({ bib }) => bib));
  return { stillOut: [...new Set(coming.map(({ bib }) => bib))].filter((bib) => known.has(bib)) };
}
