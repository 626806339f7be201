/** Races that specs make: known bibs, a known gun. */
import type { RaceFields } from '../../src-shared/domain/entry.ts';
import type { Serves } from '../../src-shared/contract/mirror.ts';
import type { StationProcess } from './station-process.ts';

export interface RacePlan {
  readonly legs?: number;
  readonly bibs?: readonly string[];
  /** How long ago the gun was, by the station's clock, minutes. */
  readonly gunMinutesAgo?: number;
  readonly set?: RaceFields;
  readonly serves?: Serves;
  readonly shift?: string;
}

/** Bibs from a number to another. */
export function bibsFrom(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** Makes and opens a race at a station; the gun is recorded, the first exchange served. */
export async function makeRace(station: StationProcess, plan: RacePlan = {}): Promise<void> {
  const { legs = 4, bibs = bibsFrom(1, 20), gunMinutesAgo = 30, set = {}, shift = 'KR' } = plan;
  const rows = bibs.map((bib) => `${bib},Team ${bib},Open\n`);
  await station.call('race.create', {
    folder: null,
    stationName: 'Tent 1',
    set: { name: 'Fjord Relay', legs, timeZone: 'UTC', ...set },
    raceFile: null,
    teamsFile: { name: 'teams.csv', text: `bib,team,category\n${rows.join('')}` },
    takeGood: false,
  });
  const serves = plan.serves === undefined ? { from: 1, to: 1 } : plan.serves;
  await station.call('desk.set', { shift, serves });
  if (set.startUs !== undefined) return;
  const { timeUs } = await station.call('mono.read', {});
  const gunUs = timeUs - gunMinutesAgo * 60_000_000;
  await station.call('start.record', { start: { what: 'gun' }, at: { by: 'time', timeUs: gunUs } });
}
