/** `erase-names`: people's names out of a data folder, while the journal still proves itself. */
import type { Command } from 'commander';
import { teamOfBib } from '../../station/select-passing.ts';
import { readBib, usage, withData } from '../arguments.ts';
import { print } from '../output.ts';
import { withStationOf } from '../recording.ts';

interface EraseNamesOptions {
  readonly data: string;
  readonly bib?: string;
  readonly all?: true;
}

/** Adds the command. */
export function addEraseNamesCommand(program: Command): void {
  withData(program.command('erase-names'))
    .description('erase the names of runners from this data folder; times and results stay')
    .option('--bib <bib>', 'of this team', readBib)
    .option('--all', 'of every team')
    .action(eraseNames);
}

async function eraseNames({ data, bib, all }: EraseNamesOptions): Promise<void> {
  if ((bib === undefined) === (all === undefined)) throw usage('Say whose names: --bib B, or --all.');
  await withStationOf(data, async (station) => {
    const before = station.journal.names().size;
    await station.journal.eraseNames(
      bib === undefined ? 'all' : station.namesHashesOf(teamOfBib(station, bib).teamId),
    );
    const erased = before - station.journal.names().size;
    print(
      `Erased the names of ${erased} ${erased === 1 ? 'team' : 'teams'} from ${data}. Backup sets and other laptops may still hold them.`,
    );
  });
}
