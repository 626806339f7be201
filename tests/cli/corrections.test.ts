/** One corrected time: what follows from it changes, nothing else does, and undo brings all of it back. */
import { describe, expect, it } from 'vitest';
import type { CsvRow } from './baton.ts';
import { done, resultsOf } from './baton.ts';
import { isRelayMissing, runRelay, SKIPPED } from './relay.ts';
import { createScratch } from './scratch.ts';
import { runSmall } from './small-race.ts';

const scratch = createScratch();

/** The cells in which two result lists differ, as `bib column`. */
function changedCells(before: ReadonlyMap<string, CsvRow>, after: ReadonlyMap<string, CsvRow>): string[] {
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  return [...after].flatMap(([bib, row]) => {
    const old = before.get(bib) ?? {};
    const columns = new Set([...Object.keys(old), ...Object.keys(row)]);
    return [...columns].filter((column) => old[column] !== row[column]).map((column) => `${bib} ${column}`);
  });
}

/** Everything that is made of a race, byte for byte. */
async function everything(data: string): Promise<string[]> {
  const results = ['csv', 'json', 'txt', 'html'].map((format) => ['results', '--format', format]);
  const outputs: string[] = [];
  for (const [command = '', ...rest] of [...results, ['board', '--json']]) {
    outputs.push(await done([command, '--data', data, ...rest]));
  }
  return outputs;
}

describe('correcting the time of a first handoff', () => {
  it.skipIf(isRelayMissing)(
    `moves legs 1 and 2 of that team and the ranks of these legs, and nothing else (${SKIPPED})`,
    async () => {
      const data = await runRelay(scratch);
      const before = await resultsOf(data);
      const ofLegs = async (): Promise<Map<string, string>> => {
        const csv = await done(['results', '--data', data, '--format', 'csv', '--by', 'leg']);
        return new Map(
          csv
            .split('\n')
            .map((line) => [/^(\d),[^,]*,(\d+),/.exec(line)?.slice(1).join(' of ') ?? line, line]),
        );
      };
      const legsBefore = await ofLegs();

      const told = await done(['correct', '--data', data, '--bib', '50', '--leg', '1', '--shift', '+77']);
      expect(told).toMatch(
        /^50 Team 050: leg 1 00:48:08 → 00:49:25, split 1 .*, leg 2 01:01:01 → 00:59:44$/m,
      );

      const after = await resultsOf(data);
      expect(changedCells(before, after)).toEqual(['50 leg_1', '50 split_1', '50 leg_2']);
      expect(after.get('50')).toMatchObject({ leg_1: '00:49:25', split_1: '00:49:25', leg_2: '00:59:44' });

      const moved = [...(await ofLegs())].filter(([which, line]) => legsBefore.get(which) !== line);
      expect(new Set(moved.map(([which]) => which[0]))).toEqual(new Set(['1', '2']));
      const timeOf = (line = ''): string => line.slice(line.lastIndexOf(','));
      const retimed = moved.filter(([which, line]) => timeOf(legsBefore.get(which)) !== timeOf(line));
      expect(retimed.map(([which]) => which)).toEqual(['1 of 50', '2 of 50']);
    },
  );

  it.skipIf(isRelayMissing)(`is taken back byte for byte by undo (${SKIPPED})`, async () => {
    const data = await runRelay(scratch);
    const before = await everything(data);
    await done(['correct', '--data', data, '--bib', '18', '--leg', '1', '--elapsed', '00:52:00']);
    const corrected = await everything(data);
    expect(corrected).not.toEqual(before);
    await done(['undo', '--data', data]);
    expect(await everything(data)).toEqual(before);
    await done(['redo', '--data', data]);
    expect(await everything(data)).toEqual(corrected);
  });
});

describe('the order of undo and redo', () => {
  it('goes back step by step and forward again, until something new is recorded', async () => {
    const data = await runSmall(scratch);
    const legOne = async (): Promise<string> => (await resultsOf(data)).get('1')?.['leg_1'] ?? '';
    await done(['correct', '--data', data, '--bib', '1', '--leg', '1', '--elapsed', '00:29:00']);
    await done(['correct', '--data', data, '--bib', '1', '--leg', '1', '--elapsed', '00:28:00']);
    expect(await legOne()).toBe('00:28:00');
    await done(['undo', '--data', data]);
    expect(await legOne()).toBe('00:29:00');
    await done(['undo', '--data', data]);
    expect(await legOne()).toBe('00:30:00');
    await done(['redo', '--data', data]);
    expect(await legOne()).toBe('00:29:00');
    await done(['redo', '--data', data]);
    expect(await legOne()).toBe('00:28:00');
  });
});
