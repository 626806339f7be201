/** Presses at the entry line, one at a time and while the window is busy. */
import { nowNs, until } from '../../e2e/kit/driver-clock.ts';
import type { Dispatch } from '../../e2e/kit/keys.ts';
import { isWithin, recordedPresses } from '../../e2e/kit/recorded-presses.ts';
import type { StationProcess } from '../../e2e/kit/station-process.ts';
import type { HandoffTimes, ProbedPage } from './probed-page.ts';

const NS_PER_MS = 1e6;
const BLOCKED_MS = 500;
/** Presses in each time that the window is busy, and when they come. */
const BLOCKED_AT_MS = [120, 240, 360];
/** Not in step with the frames of the screen, nor with anything that happens once a second. */
const PAUSE_MS = 37;

/** How well the recorded times are those of the keys. */
export interface Capture {
  /** Share of the recorded times that lie within their key's dispatch ± 2 ms. */
  readonly share: number;
  /** How long after the beginning of its dispatch each is, ms. */
  readonly lagsMs: readonly number[];
}

/** Types bibs and Enter, and measures each. */
export async function pressRounds(
  station: StationProcess,
  probed: ProbedPage,
  bibs: readonly string[],
): Promise<{ times: HandoffTimes[]; capture: Capture }> {
  const { keys } = probed.window;
  const before = (await recordedPresses(station)).length;
  const times: HandoffTimes[] = [];
  const dispatches: Dispatch[] = [];
  for (const bib of bibs) {
    await keys.type(bib);
    await probed.expectHandoff(bib);
    await until(nowNs() + PAUSE_MS * NS_PER_MS);
    dispatches.push(await keys.press('Enter'));
    times.push(await probed.handoff());
  }
  return { times, capture: await captureOf(station, before, dispatches) };
}

/** Takes times while the window's main thread is busy for half a second. */
export async function blockedRounds(
  station: StationProcess,
  probed: ProbedPage,
  rounds: number,
): Promise<Capture> {
  const { keys } = probed.window;
  const before = (await recordedPresses(station)).length;
  // The crew of the made race left some open, too.
  const openBefore = (await station.race()).openTimes.length;
  const dispatches: Dispatch[] = [];
  for (let round = 1; round <= rounds; round++) {
    await probed.block(BLOCKED_MS);
    const beganNs = nowNs();
    const presses: Promise<Dispatch>[] = [];
    for (const atMs of BLOCKED_AT_MS) {
      await until(beganNs + atMs * NS_PER_MS);
      presses.push(keys.press('Space'));
    }
    dispatches.push(...(await Promise.all(presses)));
    await probed.window.hasOpenTimes(openBefore + round * BLOCKED_AT_MS.length);
  }
  const capture = await captureOf(station, before, dispatches);
  const own = (await station.race()).openTimes.filter(({ pressId }) => pressId !== null);
  await station.call('entries.void', { ids: own.map(({ id }) => id), reason: 'bench' });
  await probed.window.hasOpenTimes(openBefore);
  return capture;
}

async function captureOf(
  station: StationProcess,
  before: number,
  dispatches: readonly Dispatch[],
): Promise<Capture> {
  const recorded = (await recordedPresses(station)).slice(before);
  if (recorded.length !== dispatches.length) {
    throw new Error(`${dispatches.length} presses, but ${recorded.length} in the journal.`);
  }
  const pairs = dispatches.map((dispatch, place) => ({ dispatch, monoNs: recorded[place]?.monoNs ?? NaN }));
  return {
    share: pairs.filter(({ dispatch, monoNs }) => isWithin(dispatch, monoNs)).length / pairs.length,
    lagsMs: pairs.map(({ dispatch, monoNs }) => (monoNs - dispatch.startNs) / NS_PER_MS),
  };
}
