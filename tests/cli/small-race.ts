/** A race of three teams and three legs, small enough to be worked out in the head. */
import { done } from './baton.ts';
import type { Scratch } from './scratch.ts';

export const RACE_JSON = JSON.stringify({
  name: 'Small race',
  legs: 3,
  start: '2026-08-28T10:00:00Z',
  waves: [{ name: 'Late', elapsed: '00:20:00' }],
  massStarts: [{ leg: 3, elapsed: '02:00:00' }],
});

export const TEAMS_CSV = `bib,team,category,wave,leg 1,leg 2,leg 3
1,Alpha,Open,,Annfrid,Bertrand,Cuthbert
2,Beta,Open,,Dagny,Ethelred,Fiammetta
3,Gamma,Women,Late,Gudrun,Hallvard,Ingeborg
`;

/** Legs of 30 and 31 minutes; Gamma's third leg takes 35. Alpha and Beta are a tie. */
export const TIMES_CSV = `order,bib,elapsed
1,1,00:30:00
2,2,00:31:00
3,3,00:50:00
4,1,01:01:00
5,2,01:01:30
6,3,01:20:00
7,1,01:32:00
8,2,01:32:00
9,3,01:55:00
`;

/** The runners of the start list. */
export const RUNNERS = TEAMS_CSV.split('\n')
  .slice(1)
  .flatMap((line) => line.split(',').slice(4));

/** Makes the race in a new data folder, without times. */
export async function initSmall(scratch: Scratch, teams = TEAMS_CSV, race = RACE_JSON): Promise<string> {
  const data = scratch.path();
  const files = ['--race', scratch.file('race.json', race), '--teams', scratch.file('teams.csv', teams)];
  await done(['init', '--data', data, '--station', 'tent', ...files]);
  return data;
}

/** Makes the race in a new data folder, run to its end. */
export async function runSmall(scratch: Scratch, teams = TEAMS_CSV): Promise<string> {
  const data = await initSmall(scratch, teams);
  await done(['import-times', '--data', data, '--times', scratch.file('times.csv', TIMES_CSV)]);
  return data;
}
