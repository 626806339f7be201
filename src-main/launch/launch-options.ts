/** What `npm start` was asked for. */
import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };

export interface LaunchOptions {
  /** The data folder of the race to open; without it the window asks. */
  readonly data?: string;
  /** Where races are kept; without it the usual place. */
  readonly home?: string;
  /** Opens a made race that is under way. */
  readonly demo?: true;
  /** Leaves Electron aside. */
  readonly browser?: true;
  /** The port of the browser shell; 0 = that of the start before, or any that is free. */
  readonly port: number;
  /** Whether to open a window, or only to say where the board is. */
  readonly open: boolean;
  /** Goes on after the window is closed. */
  readonly keep?: true;
}

/**
 * Reads the command line.
 *
 * @param argv - as `process.argv`.
 * @throws CommanderError with code 0 where help or the version was asked for, else where the words are off.
 */
export function readLaunchOptions(argv: readonly string[]): LaunchOptions {
  const program = new Command('npm start --')
    .description(
      'Opens the race-control board: in Electron, or in Chromium, Chrome or Edge where Electron is not there.',
    )
    .version(packageJson.version)
    .option('--data <folder>', 'open the race in this data folder')
    .option('--home <folder>', 'where races are kept')
    .option('--demo', 'open a made race that is under way')
    .option('--browser', 'use the browser, even where Electron is there')
    .addOption(
      new Option('--port <number>', 'port of the board in the browser')
        .argParser(readPort)
        .default(0, 'that of the start before, or any that is free'),
    )
    .option('--no-open', 'open no window, print the address')
    .option('--keep', 'go on when the window is closed, until Ctrl+C')
    .exitOverride()
    .showHelpAfterError('(add --help to see how it is used)')
    .showSuggestionAfterError()
    .allowExcessArguments(false);
  return program.parse(argv).opts<LaunchOptions>();
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError('A whole number from 1 to 65535 is needed.');
}
