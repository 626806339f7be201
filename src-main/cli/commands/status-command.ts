/** `status`: DNS, DNF, DQ, withdrawn, a penalty or a given leg time. */
import type { Command } from 'commander';
import { Argument, Option } from 'commander';
import type { Draft } from '../../../src-shared/domain/entry.ts';
import { teamOfBib } from '../../station/select-passing.ts';
import { readBib, readDuration, readLeg, readWords, usage, withBy, withData } from '../arguments.ts';
import { recordAndTell, withStationOf } from '../recording.ts';
import { refuseUnknownLeg } from '../../station/race-limits.ts';

const STATUSES = ['dns', 'dnf', 'dq', 'withdrawn', 'penalty', 'given'] as const;
type StatusWord = (typeof STATUSES)[number];

interface StatusOptions {
  readonly data: string;
  readonly by: string;
  readonly bib: string;
  readonly leg?: number;
  readonly time?: number;
  readonly why?: 'withdrew' | 'medical' | 'timeout';
  readonly reason?: string;
}

/** Adds the command. */
export function addStatusCommand(program: Command): void {
  withBy(withData(program.command('status')))
    .description('give a team or one of its legs a status')
    .addArgument(new Argument('<status>', 'what it is').choices(STATUSES))
    .requiredOption('--bib <bib>', 'the team', readBib)
    .option('--leg <number>', 'of this leg alone (withdrawn: from this leg on)', readLeg)
    .option('--time <H:MM:SS>', 'the penalty, or the leg time that is given', readDuration)
    .addOption(new Option('--why <why>', 'of a DNF').choices(['withdrew', 'medical', 'timeout']))
    .option('--reason <words>', 'why', readWords)
    .action(setStatus);
}

async function setStatus(status: StatusWord, options: StatusOptions): Promise<void> {
  refuseIdleOptions(status, options);
  await withStationOf(options.data, async (station) => {
    const team = teamOfBib(station, options.bib);
    if (options.leg !== undefined) refuseUnknownLeg(station.fold.race(), options.leg);
    await recordAndTell(station, [draftOf(status, team.teamId, options)], options.by);
  });
}

/** An option that the status would pass over was meant for another one. */
function refuseIdleOptions(status: StatusWord, { time, why }: StatusOptions): void {
  if (time !== undefined && status !== 'penalty' && status !== 'given') {
    throw usage(`--time goes with "penalty" and "given", not with "${status}".`);
  }
  if (why !== undefined && status !== 'dnf') {
    throw usage(`--why goes with "dnf", not with "${status}". Give other reasons with --reason.`);
  }
}

function draftOf(status: StatusWord, teamId: string, options: StatusOptions): Draft {
  const leg = options.leg === undefined ? {} : { leg: options.leg };
  const reason = options.reason === undefined ? {} : { reason: options.reason };
  switch (status) {
    case 'dns':
      return { kind: 'status', body: { status: 'DNS', teamId, ...leg, ...reason } };
    case 'dq':
      return { kind: 'status', body: { status: 'DQ', teamId, ...leg, ...reason } };
    case 'dnf': {
      const why = options.why === undefined ? {} : { why: options.why };
      return { kind: 'status', body: { status: 'DNF', teamId, ...leg, ...why, ...reason } };
    }
    case 'withdrawn': {
      if (options.leg === undefined) throw usage('Say from which leg on it is withdrawn: --leg K.');
      return { kind: 'status', body: { status: 'withdrawn', teamId, fromLeg: options.leg, ...reason } };
    }
    case 'penalty': {
      const penaltyUs = timeNeeded(options, 'How long is the penalty?');
      return {
        kind: 'status',
        body: { status: 'penalty', teamId, ...leg, penaltyUs, reason: options.reason ?? '' },
      };
    }
    case 'given': {
      if (options.leg === undefined) throw usage('Say which leg is given a time: --leg K.');
      const timeUs = timeNeeded(options, 'Which time is given?');
      if (timeUs < 0) throw usage('A leg time is not negative.');
      return {
        kind: 'status',
        body: { status: 'given', teamId, leg: options.leg, timeUs, reason: options.reason ?? '' },
      };
    }
  }
}

function timeNeeded({ time }: StatusOptions, question: string): number {
  if (time === undefined) throw usage(`${question} Give it with --time H:MM:SS.`);
  return time;
}
