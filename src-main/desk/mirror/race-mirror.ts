/** The race's own settings as the window mirrors them. */
import type { RaceMirror } from '../../../src-shared/contract/mirror.ts';
import type { MassStart, Wave } from '../../../src-shared/domain/entry.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import type { Station } from '../../station/station.ts';
import { officialSince } from '../../station/official-results.ts';

/** The race with its starts, planned and recorded. */
export function raceMirror(station: Station): RaceMirror {
  const race = station.fold.race();
  const recorded = recordedStarts(station);
  const planned = ({ timeUs, elapsedUs }: Wave | MassStart): number | null =>
    timeUs ?? (race.gunUs === null || elapsedUs === undefined ? null : race.gunUs + elapsedUs);
  const { name, legs, gunUs, timeZone, rounding, missing, total, waiting, doubleMs, agreeMs } = race;
  return {
    name,
    legs,
    gunUs,
    gunRecorded: recorded.has('gun'),
    timeZone,
    waves: race.waves.map((wave) => ({
      name: wave.name,
      plannedUs: planned(wave),
      startedUs: recorded.get(`wave ${wave.name}`) ?? null,
    })),
    massStarts: race.massStarts.map((massStart) => ({
      leg: massStart.leg,
      kind: massStart.kind,
      plannedUs: planned(massStart),
      startedUs: recorded.get(`mass ${massStart.leg}`) ?? null,
    })),
    asSet: { waves: [...race.waves], massStarts: [...race.massStarts] },
    rounding,
    missing,
    total,
    waiting,
    doubleMs,
    agreeMs,
    officialUs: officialSince(station)?.at ?? null,
  };
}

/** The live starts of gun, waves and mass starts, the latest of each, µs since 1970. */
function recordedStarts(station: Station): Map<string, number> {
  const { gunUs } = station.fold.race();
  const starts = new Map<string, { at: number; timeUs: number }>();
  for (const entry of station.entries) {
    if (!isKind(entry, 'start') || station.fold.find(entry.id)?.live !== true) continue;
    const { body } = entry.fact;
    if (body.what === 'leg') continue;
    const key = body.what === 'gun' ? 'gun' : body.what === 'wave' ? `wave ${body.wave}` : `mass ${body.leg}`;
    const elapsedUs = body.what === 'gun' ? undefined : body.elapsedUs;
    const timeUs = body.timeUs ?? (elapsedUs === undefined || gunUs === null ? null : gunUs + elapsedUs);
    const known = starts.get(key);
    if (timeUs !== null && (known === undefined || known.at <= entry.at)) {
      starts.set(key, { at: entry.at, timeUs });
    }
  }
  return new Map(Array.from(starts, ([key, { timeUs }]) => [key, timeUs]));
}
