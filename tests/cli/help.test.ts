/** What the program says of itself, and to words that it does not know. */
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src-main/cli/program.ts';
import { run, start } from './baton.ts';
import { createScratch } from './scratch.ts';
import { runSmall } from './small-race.ts';

const scratch = createScratch();
const COMMANDS = createProgram().commands.map((command) => command.name());

describe('--help', () => {
  it.each([[[]], ...COMMANDS.map((name) => [[name]])])(
    'of baton %s goes to standard output',
    async (words) => {
      const { code, out, err } = await run([...words, '--help']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: ${['baton', ...words].join(' ')} `));
    },
  );

  it('of baton names every command', async () => {
    const { out } = await run(['--help']);
    expect(COMMANDS.filter((name) => !new RegExp(`^  ${name} `, 'm').test(out))).toEqual([]);
  });
});

describe('words that are off', () => {
  it.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['reslts'], /Did you mean results/],
    [['results', '--data', '.', '--frobnicate'], /unknown option '--frobnicate'/],
    [['results'], /required option '--data <folder>' not specified/],
    [['results', '--data', '.', '--format', 'pdf'], /Allowed choices are csv, json, html, txt/],
    [['init', '--data', 'x', '--race', 'race.json'], /required option '--teams <file>' not specified/],
    [['verify'], /missing required argument 'path'/],
    [['record', '--data', '.'], /baton record --data DIR --stdin/],
    [['print', '--data', '.'], /baton print --data DIR --sheets/],
    [['demo', '--teams', '0'], /A whole number from 1 to 5000/],
    [['board', '--data', '.', '--at', 'noon'], /2020-01-25T09:30:00Z/],
    [[], /^Usage: baton/],
  ])('%j: exit code 2, said on standard error', async (words, sentence) => {
    const { code, out, err } = await run(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
  });
});

describe('a reader that has seen enough', () => {
  it('ends the log quietly', async () => {
    const data = await runSmall(scratch);
    const times = Array.from({ length: 3_000 }, (_, row) => `${row + 10},00:${String((row % 50) + 10)}:00\n`);
    const sheet = scratch.file('long.csv', `bib,elapsed\n${times.join('')}`);
    expect((await run(['import-times', '--data', data, '--times', sheet])).code).toBe(0);
    const child = start(['log', '--data', data]);
    let err = '';
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    await once(child, 'close');
    expect({ code: child.exitCode, signal: child.signalCode, err }).toEqual({
      code: 0,
      signal: null,
      err: '',
    });
  });
});
