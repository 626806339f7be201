/** Each decision appends exactly one entry and says what it changed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { done, logOf, resultsOf, run } from './baton.ts';
import { createScratch } from './scratch.ts';
import { runSmall } from './small-race.ts';

const scratch = createScratch();
let data = '';
/** Id of the passing of an unknown bib. */
let stray = '';

/** The lines of the text journal, which is quicker to look at than `log`. */
function journalLines(): string[] {
  return readFileSync(join(data, 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

beforeAll(async () => {
  data = await runSmall(scratch);
  const sheet = scratch.file('stray.csv', 'bib,elapsed,leg\n99,00:29:00,1\n2,00:31:05,\n');
  await done(['import-times', '--data', data, '--times', sheet]);
  const found = (await logOf(data)).find(({ body }) => body['bib'] === '99');
  stray = found?.id ?? '';
});

/** What is typed, the kind of the entry that comes of it, and what is told. They build on each other. */
const RULINGS: readonly [words: () => string[], kind: string, told: RegExp][] = [
  [
    () => ['correct', '--bib', '1', '--leg', '1', '--time', '2026-08-28T10:29:00Z'],
    'retime',
    /^1 Alpha: leg 1 00:30:00 → 00:29:00, split 1 .*, leg 2 00:31:00 → 00:32:00$/m,
  ],
  [
    () => ['correct', '--bib', '1', '--point', '1', '--elapsed', '29:30', '--reason', 'watch'],
    'retime',
    /leg 1 00:29:00 → 00:29:30/,
  ],
  [() => ['correct', '--bib', '1', '--leg', '1', '--shift', '-0.5'], 'retime', /Nothing changed|leg 1|leg 2/],
  [() => ['undo'], 'void', /.+/],
  [() => ['undo'], 'void', /leg 1 00:29:30 → 00:29:00/],
  [() => ['redo'], 'void', /leg 1 00:29:00 → 00:29:30/],
  [
    () => ['void', '--bib', '3', '--point', '3', '--reason', 'wrong runner'],
    'void',
    /^3 Gamma: leg 3 00:35:00 → DNF/m,
  ],
  [
    () => ['correct', '--add', '--bib', '3', '--point', '3', '--elapsed', '1:54:00'],
    'passing',
    /^3 Gamma: leg 3 DNF → 00:34:00/m,
  ],
  [
    () => ['assign', '--passing', stray, '--bib', '3'],
    'assign',
    /^Answered: Bib 99 is not in the start list/m,
  ],
  [() => ['assign', '--passing', stray, '--to-point', '2'], 'assign', /.+/],
  [() => ['void', '--id', stray], 'void', /.+/],
  [
    () => ['resolve', '--bib', '2', '--point', '1', '--choose', 'latest'],
    'resolve',
    /^2 Beta: leg 1 00:31:00 → 00:31:05/m,
  ],
  [() => ['resolve', '--order', '2,1'], 'resolve', /order of teams with equal totals/],
  [() => ['resolve', '--dead-heat', '1,2'], 'resolve', /order of teams with equal totals/],
  [() => ['status', 'dns', '--bib', '3', '--leg', '3'], 'status', /^3 Gamma: leg 3 .* → DNS/m],
  [() => ['undo'], 'void', /^3 Gamma: leg 3 DNS → /m],
  [
    () => ['status', 'dnf', '--bib', '3', '--leg', '2', '--why', 'medical'],
    'status',
    /^3 Gamma: leg 2 .* → DNF/m,
  ],
  [() => ['undo'], 'void', /^3 Gamma: leg 2 DNF → /m],
  [() => ['status', 'dq', '--bib', '3', '--reason', 'no bib'], 'status', /^3 Gamma: .*total .* → DQ/m],
  [() => ['undo'], 'void', /^3 Gamma: .*total DQ → /m],
  [() => ['status', 'withdrawn', '--bib', '3', '--leg', '2'], 'status', /^3 Gamma: leg 2 .* → DNS/m],
  [() => ['undo'], 'void', /^3 Gamma: leg 2 DNS → /m],
  [
    () => ['status', 'penalty', '--bib', '3', '--time', '2:00', '--reason', 'short cut'],
    'status',
    /^3 Gamma: .*penalty .*00:02:00/m,
  ],
  [
    () => ['status', 'given', '--bib', '3', '--leg', '2', '--time', '25:00', '--reason', 'gate closed'],
    'status',
    /^3 Gamma: leg 2 00:30:00 → 00:25:00/m,
  ],
  [
    () => ['start', '--wave', 'Late', '--elapsed', '00:21:00'],
    'start',
    /^3 Gamma: leg 1 00:30:00 → 00:29:00/m,
  ],
  [
    () => ['start', '--bib', '1', '--leg', '2', '--elapsed', '00:30:30'],
    'start',
    /^1 Alpha: leg 2 00:31:30 → 00:30:30/m,
  ],
  [() => ['start', '--mass', '3', '--elapsed', '01:00:00'], 'start', /^1 Alpha: leg 3 00:31:00 → 00:32:00/m],
  [() => ['start', '--gun', '--time', '2026-08-28T09:59:00Z'], 'start', /^Set for the race: gun/m],
  [() => ['note', 'rain', 'at', 'exchange', '2', '--bib', '2'], 'note', /^Nothing changed on the board\.$/m],
];

describe('a decision', () => {
  it('appends one entry and tells what it changed, for each command', async () => {
    for (const [words, kind, told] of RULINGS) {
      const [command = '', ...rest] = words();
      const before = journalLines();
      const out = await done([command, '--data', data, '--by', 'KR', ...rest]);
      const [added = '{}', ...more] = journalLines().slice(before.length);
      expect(journalLines().slice(0, before.length), command).toEqual(before);
      expect(more, command).toEqual([]);
      expect(JSON.parse(added), command).toMatchObject({ kind, by: 'KR' });
      expect(out).toMatch(new RegExp(`^Recorded ${kind} [0-9a-f-]{36}$`, 'm'));
      expect(out.split('\n').slice(1).join('\n'), `${command} ${rest.join(' ')}`).toMatch(told);
    }
    await done(['verify', data]);
  });

  it('on a dead heat or an order decides the place of equal totals', async () => {
    const tied = await runSmall(scratch);
    const places = async (): Promise<(string | undefined)[]> => {
      const rows = await resultsOf(tied);
      return ['1', '2'].map((bib) => rows.get(bib)?.['pos']);
    };
    expect(await places()).toEqual(['1=', '1=']);
    const told = await done(['resolve', '--data', tied, '--order', '2,1']);
    expect(told).toMatch(/1= → 2/);
    expect(await places()).toEqual(['2', '1']);
    await done(['resolve', '--data', tied, '--dead-heat', '1,2']);
    expect(await places()).toEqual(['1=', '1=']);
  });
});

/** Decisions that would change nothing, or not what was meant. */
const REFUSED: readonly [code: number, sentence: RegExp, ...words: string[]][] = [
  [2, /Give the right time with --time or --elapsed/, 'correct', '--bib', '1', '--leg', '1'],
  [2, /Say which passing/, 'correct', '--shift', '2'],
  [2, /Write it as H:MM:SS/, 'correct', '--bib', '1', '--leg', '1', '--elapsed', 'soon'],
  [2, /Write it as H:MM:SS/, 'correct', '--bib', '1', '--leg', '1', '--shift', 'soon'],
  [1, /before the gun/, 'correct', '--bib', '1', '--leg', '1', '--time', '2026-08-27T10:29:00Z'],
  [1, /before the gun/, 'correct', '--bib', '1', '--leg', '1', '--shift', '-9:00:00'],
  [1, /Bib 77 is not in the start list/, 'correct', '--bib', '77', '--leg', '1', '--shift', '2'],
  [1, /Bib 77 is not in the start list/, 'status', 'dnf', '--bib', '77'],
  [2, /there is no point 4/, 'correct', '--add', '--bib', '1', '--point', '4', '--elapsed', '2:00:00'],
  [2, /there is no leg 4/, 'status', 'dnf', '--bib', '1', '--leg', '4'],
  [2, /--time goes with "penalty" and "given"/, 'status', 'dnf', '--bib', '1', '--time', '1:00'],
  [2, /--why goes with "dnf"/, 'status', 'dns', '--bib', '1', '--why', 'medical'],
  [2, /from which leg on/, 'status', 'withdrawn', '--bib', '1'],
  [2, /How long is the penalty/, 'status', 'penalty', '--bib', '1'],
  [2, /Allowed choices are/, 'status', 'tired', '--bib', '1'],
  [1, /no wave "Early"; it has "Late"/, 'start', '--wave', 'Early', '--elapsed', '1:00'],
  [1, /no mass start of leg 2; it has one of leg 3/, 'start', '--mass', '2', '--elapsed', '1:00:00'],
  [2, /there is no leg 4/, 'start', '--bib', '1', '--leg', '4', '--elapsed', '1:00:00'],
  [2, /--leg goes with --bib/, 'start', '--gun', '--leg', '2', '--time', '2026-08-28T10:00:00Z'],
  [2, /Say what starts/, 'start'],
  [2, /Rule one thing/, 'resolve', '--bib', '1', '--point', '1'],
  [2, /at least two teams/, 'resolve', '--order', '1'],
  [1, /It has none there/, 'resolve', '--bib', '1', '--point', '0', '--choose', 'latest'],
  [2, /Say what is void/, 'void'],
  [1, /There is no entry abc/, 'void', '--id', 'abc'],
  [2, /Assign it to a --bib/, 'assign', '--passing', 'abc'],
  [1, /There is no entry abc/, 'assign', '--passing', 'abc', '--bib', '1'],
  [1, /nothing to redo/, 'redo'],
  [2, /1 to 2,000 characters/, 'note', ' '],
];

describe('a decision that cannot be meant', () => {
  it('is refused with a sentence, and the journal stays as it is', async () => {
    data = await runSmall(scratch);
    const before = journalLines();
    for (const [code, sentence, command = '', ...rest] of REFUSED) {
      const finished = await run([command, '--data', data, ...rest]);
      const words = `${command} ${rest.join(' ')}`;
      expect(finished.err, words).toMatch(sentence);
      expect({ code: finished.code, out: finished.out }, words).toEqual({ code, out: '' });
    }
    expect(journalLines()).toEqual(before);
  });
});
