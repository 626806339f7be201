/** `start`: the gun, a wave, a mass start, or one team's leg. */
import type { Command } from 'commander';
import type { Draft } from '../../../src-shared/domain/entry.ts';
import { teamOfBib } from '../../station/select-passing.ts';
import type { Station } from '../../station/station.ts';
import type { TimeWords } from '../arguments.ts';
import { readBib, readLabel, readLeg, timeOf, usage, withBy, withData, withTime } from '../arguments.ts';
import { recordAndTell, withStationOf } from '../recording.ts';
import { refuseUnknownLeg, refuseUnknownMassStart, refuseUnknownWave } from '../../station/race-limits.ts';

interface StartOptions extends TimeWords {
  readonly data: string;
  readonly by: string;
  readonly gun?: true;
  readonly wave?: string;
  readonly mass?: number;
  readonly bib?: string;
  readonly leg?: number;
}

/** A start read off a watch. */
const HAND_ERROR_US = 1_000_000;

/** Adds the command. */
export function addStartCommand(program: Command): void {
  withTime(withBy(withData(program.command('start'))), 'when it was (without one, now)')
    .description('record a start: the gun, a wave, a mass start, or one team’s leg')
    .option('--gun', 'the race')
    .option('--wave <name>', 'a wave', readLabel)
    .option('--mass <leg>', 'the mass start of this leg', readLeg)
    .option('--bib <bib>', 'one team’s …', readBib)
    .option('--leg <number>', '… leg', readLeg)
    .action(start);
}

async function start(options: StartOptions): Promise<void> {
  await withStationOf(options.data, async (station) => {
    await recordAndTell(station, [draftOf(station, options)], options.by);
  });
}

function draftOf(station: Station, options: StartOptions): Draft {
  const { gun, wave, mass, bib, leg } = options;
  const asked = [gun, wave, mass, bib].filter((one) => one !== undefined).length;
  if (asked !== 1) throw usage('Say what starts: --gun, --wave NAME, --mass LEG, or --bib B with --leg K.');
  if (leg !== undefined && bib === undefined) {
    throw usage('--leg goes with --bib: one team’s leg. A mass start is --mass LEG.');
  }
  const race = station.fold.race();
  const at = startTime(station, options);
  if (gun === true) {
    if (!('timeUs' in at)) throw usage('The gun is what elapsed times count from: give it with --time.');
    return { kind: 'start', body: { what: 'gun', ...at } };
  }
  if (wave !== undefined) {
    refuseUnknownWave(race, wave);
    return { kind: 'start', body: { what: 'wave', wave, ...at } };
  }
  if (mass !== undefined) {
    refuseUnknownMassStart(race, mass);
    return { kind: 'start', body: { what: 'mass', leg: mass, ...at } };
  }
  if (bib === undefined || leg === undefined) throw usage('Say which leg of the team starts: --leg K.');
  refuseUnknownLeg(race, leg);
  return { kind: 'start', body: { what: 'leg', teamId: teamOfBib(station, bib).teamId, leg, ...at } };
}

type StartTime = ({ timeUs: number } | { elapsedUs: number }) & { errorUs: number };

function startTime(station: Station, options: StartOptions): StartTime {
  const given = timeOf(options);
  if (given !== null) return { ...given, errorUs: HAND_ERROR_US };
  const { timeUs, errorUs } = station.clock.stamp();
  return { timeUs, errorUs };
}
