/** `resolve`: an official rules which time counts, or in what order teams finished. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Draft } from '../../../src-shared/domain/entry.ts';
import { teamOfBib } from '../../station/select-passing.ts';
import { candidatesAt, slotRuling } from '../../station/slot-ruling.ts';
import type { Station } from '../../station/station.ts';
import { readBib, readBibs, readPoint, usage, withBy, withData } from '../arguments.ts';
import { recordAndTell, withStationOf } from '../recording.ts';

interface ResolveOptions {
  readonly data: string;
  readonly by: string;
  readonly bib?: string;
  readonly point?: number;
  readonly side: 'handoff' | 'in' | 'out';
  readonly choose?: string;
  readonly order?: string[];
  readonly deadHeat?: string[];
}

/** Adds the command. */
export function addResolveCommand(program: Command): void {
  withBy(withData(program.command('resolve')))
    .description('rule which of several times counts, or the order of teams with equal totals')
    .option('--bib <bib>', 'the team …', readBib)
    .option('--point <number>', '… and the point where it has several times', readPoint)
    .addOption(new Option('--side <side>').choices(['handoff', 'in', 'out']).default('handoff'))
    .option('--choose <time>', '"earliest", "latest", or the id of a passing')
    .option('--order <bibs>', 'bibs in the order of their finish, such as 12,47', readBibs)
    .option('--dead-heat <bibs>', 'bibs that share the place', readBibs)
    .action(resolve);
}

async function resolve(options: ResolveOptions): Promise<void> {
  await withStationOf(options.data, async (station) => {
    await recordAndTell(station, [rulingOf(station, options)], options.by);
  });
}

function rulingOf(station: Station, options: ResolveOptions): Draft {
  const { bib, point, choose, order, deadHeat } = options;
  const asked = [choose, order, deadHeat].filter((one) => one !== undefined).length;
  if (asked !== 1) throw usage('Rule one thing: --choose (with --bib and --point), --order or --dead-heat.');
  if (order !== undefined) return orderRuling(station, 'finishOrder', order);
  if (deadHeat !== undefined) return orderRuling(station, 'deadHeat', deadHeat);
  if (bib === undefined || point === undefined || choose === undefined) {
    throw usage('Say where: --bib B and --point K.');
  }
  return ruling(station, { ...options, bib, point, choose });
}

function orderRuling(station: Station, what: 'finishOrder' | 'deadHeat', bibs: readonly string[]): Draft {
  const teamIds = [...new Set(bibs.map((bib) => teamOfBib(station, bib).teamId))];
  if (teamIds.length < 2) throw usage('Name at least two teams, such as 12,47.');
  return { kind: 'resolve', body: { what, teamIds } };
}

function ruling(
  station: Station,
  { bib, point, side, choose }: { bib: string; point: number; side: ResolveOptions['side']; choose: string },
): Draft {
  const place = { teamId: teamOfBib(station, bib).teamId, point, side };
  const candidates = candidatesAt(station, place);
  const choice =
    choose === 'earliest' ? candidates[0]?.id : choose === 'latest' ? candidates.at(-1)?.id : choose;
  return slotRuling(station, place, choice);
}
