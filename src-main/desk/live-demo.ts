/**
 * A made race that is under way now: what was pressed until now is in the journal, the other exchanges go on by
 * themselves, and one exchange is left to whoever tries the program.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { draftOfPress } from '../../src-shared/demo/made-drafts.ts';
import type { MadeRace, MadeRaceOptions } from '../../src-shared/demo/made-race.ts';
import { makeRace } from '../../src-shared/demo/made-race.ts';
import { madeSteps } from '../../src-shared/demo/made-steps.ts';
import type { Station } from '../station/station.ts';

/** Where the race stands when it is opened: this share of the legs is run by the team in the middle. */
const UNDER_WAY = 0.45;
const BY = 'KR';

export interface LiveDemo {
  readonly made: MadeRace;
  /** The exchange that is left to the person. */
  readonly point: number;
}

/** A made race whose middle team comes to the left-over exchange about now. */
export function liveDemo(options: Pick<MadeRaceOptions, 'teams' | 'legs' | 'seed'>, nowUs: number): LiveDemo {
  const point = Math.max(1, Math.round(options.legs * UNDER_WAY));
  const first = makeRace(options);
  const times = first.presses.filter((press) => press.point === point).map(({ timeUs }) => timeUs);
  const middle = times[Math.floor(times.length / 2)] ?? first.gunUs;
  return { made: makeRace({ ...options, startUs: nowUs - (middle - first.gunUs) }), point };
}

/** Records start list, gun, statuses and every press until now. */
export async function recordPast(station: Station, { made }: LiveDemo, nowUs: number): Promise<void> {
  const { bootId } = station.clock.stamp();
  const steps = madeSteps(made, () => ({ monoNs: 0, bootId }));
  const past = steps.filter(({ atUs }) => atUs <= nowUs);
  const setup = past.filter(({ draft }) => draft.kind !== 'passing').map(({ draft }) => draft);
  await station.record(setup, BY);
  await Promise.all(
    past.flatMap(({ draft, atUs }) =>
      draft.kind === 'passing' ? [station.recordPassing(draft.body, atUs, BY)] : [],
    ),
  );
  // Undo takes back what this device id recorded: what was made up is not for whoever sits down now.
  await station.journal.newDevice();
}

/** Presses of the other exchanges as their time comes, until the signal ends it. */
export async function playOn(
  station: Station,
  { made, point }: LiveDemo,
  fromUs: number,
  signal: AbortSignal,
): Promise<void> {
  const { bootId } = station.clock.stamp();
  const coming = made.presses.filter((press) => press.point !== point && press.timeUs > fromUs);
  for (const press of coming) {
    const waitMs = (press.timeUs - station.clock.stamp().timeUs) / 1_000;
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
    if (signal.aborted) return;
    const draft = draftOfPress(press, { monoNs: 0, bootId });
    if (draft.kind === 'passing') await station.recordPassing(draft.body, press.timeUs, BY);
  }
}
