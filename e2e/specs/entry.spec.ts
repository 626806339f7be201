import { expect } from '@playwright/test';
import { test } from '../kit/fixture.ts';
import { bibsFrom, makeRace } from '../kit/made-races.ts';

test.describe('the entry line', () => {
  test('a bib and Enter are a handoff, kept on disk, and the line is empty again', async ({
    station,
    open,
  }) => {
    await makeRace(station);
    const window = await open(station);
    await window.record('12');
    await window.isKept('12');
    await expect(window.line).toHaveValue('');
    const { lines } = await station.race();
    expect(lines.map(({ bib, point, side, typed, by }) => ({ bib, point, side, typed, by }))).toEqual([
      { bib: '12', point: 1, side: 'handoff', typed: '12', by: 'KR' },
    ]);
  });

  test('before Enter it says whose the bib is and what Enter will do', async ({ station, open, page }) => {
    await makeRace(station);
    const window = await open(station);
    await window.type('12');
    const entry = page.getByRole('region', { name: 'Entry line' });
    await expect(entry).toContainText('Team 12');
    await expect(entry).toContainText('hands over now');
    await window.press('Backspace');
    await window.type('99');
    await expect(entry).toContainText('199 is not in the start list');
  });

  test('+ is in, - is out', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.record('7+');
    await window.record('7-');
    await expect(window.strip('7')).toHaveCount(2);
    await expect(window.strip('7')).toContainText(['on disk', 'on disk']);
    const { lines } = await station.race();
    expect(lines.map(({ bib, side, point }) => [bib, side, point])).toEqual([
      ['7', 'out', 1],
      ['7', 'in', 1],
    ]);
  });

  test('several bibs in one line passed at one time', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.record('3/5/8');
    for (const bib of ['3', '5', '8']) await window.isKept(bib);
    const { lines } = await station.race();
    expect(lines.map(({ bib }) => bib).sort()).toEqual(['3', '5', '8']);
    expect(new Set(lines.map(({ timeUs }) => timeUs)).size).toBe(1);
  });

  for (const sign of ['*', '?']) {
    test(`a digit that could not be read (${sign}) keeps the time and asks, with the teams that fit`, async ({
      station,
      open,
    }) => {
      await makeRace(station, { bibs: bibsFrom(101, 130) });
      const window = await open(station);
      await window.record(`12${sign}`);
      const question = window.question(`12${sign}`);
      await expect(question.first()).toBeVisible();
      const [line] = (await station.race()).lines;
      expect(line?.timeUs).not.toBeNull();
    });
  }

  test('the number pad types, takes times and records, Num Lock on or off', async ({ station, open }) => {
    await makeRace(station, { bibs: bibsFrom(100, 170) });
    const window = await open(station);
    for (const digit of '143') await window.keys.pad(digit);
    await window.keys.press('NumpadAdd');
    await expect(window.line).toHaveValue('143+');
    await window.keys.press('NumpadEnter');
    await window.isKept('143');
    for (const digit of '150') await window.keys.padWithoutNumLock(digit);
    await expect(window.line).toHaveValue('150');
    await expect(window.page.getByText('Num Lock is off.')).toBeVisible();
    await window.keys.press('NumpadEnter');
    await window.isKept('150');
    await window.keys.padWithoutNumLock('.');
    await window.hasOpenTimes(1);
    await window.keys.press('NumpadDecimal');
    await window.hasOpenTimes(2);
  });

  test('a key that is held counts once', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.keys.hold('1', 5);
    await expect(window.line).toHaveValue('1');
    await window.keys.hold('Enter', 8);
    await window.isKept('1');
    await window.keys.hold('Space', 8);
    await window.hasOpenTimes(1);
    const { lines, openTimes } = await station.race();
    expect(lines.filter(({ bib }) => bib !== '')).toHaveLength(1);
    expect(openTimes).toHaveLength(1);
  });

  test('a barcode scanner, ten digits and Enter within 30 ms, is a volunteer who types fast', async ({
    station,
    open,
  }) => {
    const scanned = ['0004711001', '0004711002', '0004711003'];
    await makeRace(station, { bibs: scanned });
    const window = await open(station);
    for (const bib of scanned) await window.keys.burst([...Array.from(bib), 'Enter']);
    for (const bib of scanned) await window.isKept(bib);
    const { lines } = await station.race();
    expect(lines.map(({ bib }) => bib).reverse()).toEqual(scanned);
  });

  test('what is pasted is typed', async ({ station, open, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await makeRace(station);
    const window = await open(station);
    await window.page.evaluate(() => navigator.clipboard.writeText('14'));
    await window.press('Control+V');
    await expect(window.line).toHaveValue('14');
    await window.press('Enter');
    await window.isKept('14');
  });

  test('Escape empties the line; nothing is recorded', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.type('12');
    await window.press('Escape');
    await expect(window.line).toHaveValue('');
    await window.record('13');
    await window.isKept('13');
    expect((await station.race()).lines).toHaveLength(1);
  });
});
