/** `record`: typed lines in, one acknowledgement a line when it is on disk. */
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { SealedEntry } from '../../../src-shared/domain/codec.ts';
import { readTypedLine } from '../../../src-shared/domain/typed-line.ts';
import type { Station } from '../../station/station.ts';
import { readPoint, usage, withBy, withData } from '../arguments.ts';
import { print, say } from '../output.ts';
import { withStationOf } from '../recording.ts';

interface RecordOptions {
  data: string;
  stdin?: true;
  json?: true;
  by: string;
  point?: number;
}

/** Adds the command. */
export function addRecordCommand(program: Command): void {
  withBy(withData(program.command('record')))
    .description('record handoffs as they are typed, one a line')
    .option('--stdin', 'read the lines from standard input')
    .option('--json', 'acknowledge each line as {"id": …}')
    .option(
      '--point <number>',
      'the point that this station serves; without it, each team’s next one',
      readPoint,
    )
    .addHelpText(
      'after',
      `
A line is a bib (143), a bib at a point (143@12), a bib that came in (143+@12) or went out (143-@12),
or empty: the time is taken now, and its bib comes later. The time of a line is that of its arrival.`,
    )
    .action(record);
}

async function record(options: RecordOptions): Promise<void> {
  if (options.stdin !== true) throw usage('Say where the lines come from: baton record --data DIR --stdin.');
  await withStationOf(options.data, async (station) => {
    const acknowledgements: Promise<void>[] = [];
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      acknowledgements.push(take(station, line, options));
    }
    await Promise.all(acknowledgements);
  });
}

/** Takes the time of a line at once; writes it, and acknowledges it when it is safe. */
async function take(station: Station, line: string, options: RecordOptions): Promise<void> {
  const { timeUs, errorUs, monoNs, bootId } = station.clock.stamp();
  const { bib, point, side, problem } = readTypedLine(line, options.point ?? null);
  if (problem !== null) say(`baton: ${problem}`);
  const body = {
    bib,
    side,
    timeUs,
    errorUs,
    monoNs,
    bootId,
    source: 'key' as const,
    ...(point === null ? {} : { point }),
    ...(line === bib ? {} : { typed: typedText(line) }),
  };
  const [sealed] = await station.recordPassing(body, timeUs, options.by);
  if (sealed !== undefined)
    print(options.json === true ? JSON.stringify({ id: sealed.entry.id }) : told(sealed, station));
}

/** What was typed, as far as an entry can hold it. */
function typedText(line: string): string {
  return line.toWellFormed().replaceAll('\0', '').normalize('NFC').slice(0, 200).toWellFormed();
}

function told({ entry }: SealedEntry, { fold }: Station): string {
  const { id, fact } = entry;
  if (fact.kind !== 'passing') return id;
  const { bib } = fact.body;
  if (bib === '') return `✓ open time ${id}`;
  const [teamId, second] = fold.teamsOfBib(bib);
  const team = teamId === undefined || second !== undefined ? undefined : fold.team(teamId);
  return `✓ ${bib} ${team?.name ?? '(not in the start list)'} ${id}`;
}
