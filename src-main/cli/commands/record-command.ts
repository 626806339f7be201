/** `record`: typed lines in, one acknowledgement a line when it is on disk. */
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { SealedEntry } from '../../../src-shared/domain/codec.ts';
import { readTypedLine } from '../../../src-shared/domain/typed-line.ts';
import type { Stamp } from '../../clock/clock.ts';
import type { Station } from '../../station/station.ts';
import { readPoint, usage, withBy, withData } from '../arguments.ts';
import { print, say, sayAll } from '../output.ts';
import { withStationOf } from '../recording.ts';
import { refuseUnknownPoint } from '../../station/race-limits.ts';

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

/** A line that could not be written, for the crew to write it on paper. */
interface Refusal {
  readonly line: string;
  readonly stamp: Stamp;
  readonly error: unknown;
}

async function record(options: RecordOptions): Promise<void> {
  if (options.stdin !== true) throw usage('Say where the lines come from: baton record --data DIR --stdin.');
  await withStationOf(options.data, async (station) => {
    if (options.point !== undefined) refuseUnknownPoint(station.fold.race(), options.point);
    const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
    const refusals: Refusal[] = [];
    const takings: Promise<void>[] = [];
    for await (const line of lines) {
      const stamp = station.clock.stamp();
      const refused = (error: unknown): void => {
        refusals.push({ line, stamp, error });
        // What comes now would look as if it were recorded.
        lines.close();
      };
      takings.push(take(station, line, stamp, options).catch(refused));
    }
    await Promise.all(takings);
    if (refusals.length > 0) throw refusedLines(refusals);
  });
}

/** Writes a line under the stamp of its arrival, and acknowledges it when it is safe. */
async function take(
  station: Station,
  line: string,
  { timeUs, errorUs, monoNs, bootId }: Stamp,
  options: RecordOptions,
): Promise<void> {
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

/** Lines that are named in full; more of them come from a file, which still has them. */
const MOST_NAMED = 500;

/** Names the lines that were lost to the journal, and answers the error that ends the command. */
function refusedLines(refusals: readonly Refusal[]): unknown {
  const [first] = refusals;
  if (!(first?.error instanceof BatonError)) return first?.error;
  sayAll(
    refusals.map(({ line, stamp }) => {
      const time = new Date(Math.round(stamp.timeUs / 1_000)).toISOString();
      return `NOT RECORDED: ${line === '' ? '(no bib)' : typedText(line)} at ${time}`;
    }),
    MOST_NAMED,
  );
  const lines = refusals.length === 1 ? '1 line was' : `${refusals.length} lines were`;
  return new BatonError(
    first.error.code,
    `${first.error.message} ${lines} not recorded (see above): write them on paper. All lines that were acknowledged are safe.`,
    { cause: first.error },
  );
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
