/** Made races of several sizes, and what can be written of one. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { htmlEscape } from 'escape-goat';
import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf, csvRows, done, run, verifiedBoard } from './baton.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();

describe('demo', () => {
  it.each([
    [1, 1, 1],
    [7, 3, 2],
    [24, 6, 2],
    [150, 12, 5],
  ])('plays %i teams over %i legs in %i waves', async (teams, legs, waves) => {
    const data = scratch.path();
    const size = ['--teams', String(teams), '--legs', String(legs), '--waves', String(waves)];
    const { code, out, err } = await run(['demo', '--data', data, ...size]);
    expect(code).toBe(0);
    expect(err).toMatch(new RegExp(`: ${teams} teams?, ${legs} legs?\\. \\d+ entries recorded`));
    expect(out).toMatch(/Provisional results/);
    const board = await boardOf(data);
    expect(board.teams).toHaveLength(teams);
    expect(board.race.legs).toBe(legs);
    expect(await done(['board', '--data', data])).toBe(out);
    await verifiedBoard(data);
  });

  it('leaves nothing behind without --data', async () => {
    const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('baton-demo-'));
    const before = left();
    await done(['demo', '--teams', '3', '--legs', '2']);
    expect(left().filter((name) => !before.includes(name))).toEqual([]);
  });

  it('gives the same standing for the same seed, and another for another', async () => {
    const standing = (seed: string): Promise<string> =>
      done(['demo', '--teams', '12', '--legs', '4', '--seed', seed, '--mass-start']);
    const first = await standing('7');
    expect(await standing('7')).toBe(first);
    expect(await standing('8')).not.toBe(first);
  });

  it('refuses a folder that holds a race, and leaves it as it is', async () => {
    const data = scratch.path();
    await done(['demo', '--data', data, '--teams', '3', '--legs', '2']);
    const before = await verifiedBoard(data);
    const { code, err } = await run(['demo', '--data', data]);
    expect(code).toBe(1);
    expect(err).toMatch(/There is a race in .* already/);
    expect(await verifiedBoard(data)).toBe(before);
  });
});

describe('what is written of a race', () => {
  const [TEAMS, LEGS] = [10, 3];
  let data = '';
  beforeAll(async () => {
    data = scratch.path();
    await done(['demo', '--data', data, '--teams', String(TEAMS), '--legs', String(LEGS), '--no-mistakes']);
  });
  const results = (format: string, ...by: string[]): Promise<string> =>
    done(['results', '--data', data, '--format', format, ...by]);

  it('prints sheets for each exchange and the finish, with every bib on each', async () => {
    const html = await done(['print', '--data', data, '--sheets']);
    expect(html).toMatch(/^<!doctype html>/i);
    for (const title of ['Exchange 1 · leg 1 → 2', 'Exchange 2 · leg 2 → 3', 'Finish']) {
      expect(html).toContain(`<h1>${title}</h1>`);
    }
    for (const { name } of (await boardOf(data)).teams) {
      expect(html.split(htmlEscape(name)).length - 1, name).toBe(LEGS);
    }
  });

  it('by category ranks each category from one, in every format', async () => {
    const rows = csvRows(await results('csv', '--by', 'category'));
    expect(rows).toHaveLength(TEAMS);
    const categories = new Set(rows.map((row) => row['category'] ?? ''));
    for (const category of categories) {
      expect(rows.find((row) => row['category'] === category)?.['pos']).toMatch(/^1=?$|^-$/);
    }
    for (const format of ['json', 'txt', 'html']) {
      const written = await results(format, '--by', 'category');
      for (const category of categories) expect(written).toContain(category);
    }
  });

  it('by leg lists every team for every leg, in every format', async () => {
    const rows = csvRows(await results('csv', '--by', 'leg'));
    expect(rows).toHaveLength(TEAMS * LEGS);
    expect(new Set(rows.map((row) => row['leg']))).toEqual(new Set(['1', '2', '3']));
    expect(JSON.parse(await results('json', '--by', 'leg'))).toMatchObject({ by: 'leg' });
    for (const format of ['txt', 'html'])
      expect(await results(format, '--by', 'leg')).toMatch(/Leg 1[^]*Leg 2[^]*Leg 3/);
  });
});
