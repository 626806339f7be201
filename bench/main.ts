/** Benchmarks. Each prints ratios or times that this very run measured; medians, paired in one run. */
import { Command, Option } from 'commander';
import { benchBoard } from './board-bench.ts';
import { benchClock } from './clock/clock-bench.ts';
import { benchJournal } from './journal-bench.ts';
import { benchWindow } from './window/window-bench.ts';

const program = new Command('bench').description('measure what the program promises');
program
  .command('journal')
  .description('appending with both syncs, hash and canonical form, beside a bare insert of the same bytes')
  .addOption(jsonOption())
  .action(async ({ json }: { json?: true }) => {
    report(await benchJournal(), json);
  });
program
  .command('board')
  .description('the board from entries in memory, and one passing more, at three sizes')
  .addOption(jsonOption())
  .action(({ json }: { json?: true }) => {
    report(benchBoard(), json);
  });
program
  .command('clock')
  .description('how far off the clock is, and its bound, beside other clocks in a hundred made worlds')
  .option('--seeds <number>', 'how many worlds', Number, 100)
  .addOption(jsonOption())
  .action(async ({ seeds, json }: { seeds: number; json?: true }) => {
    report(await benchClock({ seeds }), json);
  });
program
  .command('window')
  .description('from the key to the paint and the tick, in real Chromium on a race of 43,200 legs')
  .addOption(jsonOption())
  .action(async ({ json }: { json?: true }) => {
    report(await benchWindow(), json);
  });
await program.parseAsync(process.argv);

function jsonOption(): Option {
  return new Option('--json', 'one JSON object on one line');
}

function report(result: object, json: true | undefined): void {
  process.stdout.write(`${JSON.stringify(result, null, json === true ? 0 : 2)}\n`);
}
