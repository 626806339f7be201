import { describe, expect, it } from 'vitest';
import type { TestDesk } from '../../../tests/kit/desk.ts';
import { GUN_US, makeRace, MINUTE_US, openDesk, teamOf } from '../../../tests/kit/desk.ts';

/** Two legs; 1 is first, then 2; 3 has run one leg. */
async function raceWithTimes(): Promise<{ test: TestDesk; lastId: string }> {
  const test = await openDesk();
  await makeRace(test, { legs: 2, serves: null });
  const { teams } = await test.snapshot();
  await test.call('team.save', { teamId: teamOf({ teams }, '1').teamId, category: 'Women' });
  let lastId = '';
  for (const [bib, minutes] of [
    ['1', 10],
    ['2', 11],
    ['3', 12],
    ['1', 21],
    ['2', 22],
  ] as const) {
    test.clock.nowUs = GUN_US + minutes * MINUTE_US;
    lastId = (await test.press(bib)).id;
  }
  return { test, lastId };
}

describe('results', () => {
  it('by total, by category and by leg', async () => {
    const { test } = await raceWithTimes();
    const total = await test.call('results.read', { mode: 'provisional', by: 'total' });
    expect(
      total.lists.map(({ rows }) => rows.map(({ place, bib, behind, note }) => [place, bib, behind, note])),
    ).toEqual([
      [
        ['1', '1', '', ''],
        ['2', '2', '+00:01:00', ''],
        [expect.any(String), '3', '', 'after leg 1'],
      ],
    ]);
    expect(total).toMatchObject({ officialUs: null, changedSince: [] });
    const byCategory = await test.call('results.read', { mode: 'provisional', by: 'category' });
    expect(byCategory.lists.map(({ title }) => title).sort()).toEqual(['Without a category', 'Women']);
    const byLeg = await test.call('results.read', { mode: 'provisional', by: 'leg' });
    expect(byLeg.lists.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['Leg 1', 3],
      ['Leg 2', 3],
    ]);
  });

  it('say where two places are closer than the clocks allow', async () => {
    const { test } = await raceWithTimes();
    test.clock.errorUs = 40_000_000;
    test.clock.nowUs = GUN_US + 23 * MINUTE_US;
    await test.press('3');
    const notes = async (by: 'total' | 'leg'): Promise<unknown[]> => {
      const { lists } = await test.call('results.read', { mode: 'provisional', by });
      return lists.map(({ rows }) => rows.map(({ bib, note }) => [bib, note]));
    };
    expect(await notes('total')).toEqual([
      [
        ['1', ''],
        ['2', ''],
        ['3', ''],
      ],
    ]);
    test.clock.errorUs = 70_000_000;
    test.clock.nowUs = GUN_US + 22 * MINUTE_US + 30_000_000;
    const { lines } = await test.snapshot();
    await test.call('entries.void', { ids: [lines[0]?.id ?? ''], reason: 'wrong' });
    await test.press('3');
    expect(await notes('total')).toEqual([
      [
        ['1', ''],
        ['2', '≈ closer than the clocks allow'],
        ['3', '≈ closer than the clocks allow'],
      ],
    ]);
  });

  it('are official when a person says so, and tell what changed since, also after they were opened anew', async () => {
    const { test, lastId } = await raceWithTimes();
    test.clock.pass(MINUTE_US);
    await test.call('results.declare', { official: true });
    expect((await test.snapshot()).race.officialUs).toBe(test.clock.nowUs);
    const asDeclared = await test.call('results.read', { mode: 'final', by: 'total' });
    expect(asDeclared).toMatchObject({ officialUs: test.clock.nowUs, changedSince: [] });
    const timeUs = GUN_US + 20 * MINUTE_US;
    await test.call('passing.retime', { id: lastId, timeUs, reason: 'photo' });
    for (let look = 0; look < 2; look++) {
      const { changedSince } = await test.call('results.read', { mode: 'final', by: 'total' });
      expect(changedSince).toHaveLength(2);
      expect(changedSince[0]).toMatch(/^2 Team 2: .*place 2 → 1/);
      const { folder } = (await test.snapshot()).desk;
      await test.call('race.close', {});
      await test.call('race.open', { folder });
    }
    await test.call('results.declare', { official: false });
    expect((await test.snapshot()).race.officialUs).toBeNull();
    await test.call('step.undo', {});
    expect((await test.snapshot()).race.officialUs).not.toBeNull();
  });
});

it('the board as of a moment has what was recorded until then', async () => {
  const { test } = await raceWithTimes();
  const { rows } = await test.call('board.asOf', { atUs: GUN_US + 11 * MINUTE_US });
  expect(rows.map(({ bib, note }) => [bib, note])).toEqual([
    ['1', 'after leg 1'],
    ['2', 'after leg 1'],
    ['3', ''],
  ]);
});

describe('files and pages', () => {
  it.each(['results.csv', 'results.json', 'results.html', 'results.txt', 'journal.jsonl'] as const)(
    '%s holds the race',
    async (what) => {
      const { test } = await raceWithTimes();
      const { name, text } = await test.call('export.write', { what });
      expect(name).toBe(what);
      expect(text).toContain(what === 'journal.jsonl' ? '"kind":"passing"' : 'Team 2');
      if (what === 'journal.jsonl') expect(text.trimEnd().split('\n')).toHaveLength(await test.count());
    },
  );

  it.each(['results', 'tallySheets'] as const)('the page of %s needs nothing else', async (what) => {
    const { test } = await raceWithTimes();
    const { html } = await test.call('print.page', { what });
    expect(html).toContain('Fjord Relay');
    expect(html).not.toMatch(/<script|src=|href=/);
  });
});
