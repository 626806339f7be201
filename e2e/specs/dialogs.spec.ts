/** What a crew does besides handoffs, by keyboard alone. */
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from '../kit/fixture.ts';
import { makeRace } from '../kit/made-races.ts';

const SECOND_US = 1_000_000;
/** The window has compared its clock with the station's a few times only when a dialog is its first act. */
const CLOCK_SLACK_US = 20_000;

test.describe('corrections', () => {
  test('undo takes the last step back, redo brings it back', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.record('3');
    await window.isKept('3');
    const finishOf3 = async (): Promise<number | null | undefined> =>
      (await station.race()).teams.find(({ bib }) => bib === '3')?.finishes[0];
    const before = await finishOf3();
    expect(before).not.toBeNull();
    await window.press('Control+Z');
    await expect.poll(finishOf3).toBeNull();
    await expect(window.strip('3')).toContainText('voided');
    await window.press('Control+Shift+Z');
    await expect.poll(finishOf3).toBe(before);
    await expect(window.line).toBeFocused();
  });

  test('a question is reached by Tab and settled by the key of its answer', async ({ station, open }) => {
    await makeRace(station, { bibs: ['101', '143', '164'] });
    const window = await open(station);
    await window.record('134');
    const question = window.question('134 is not in the start list');
    await expect(question).toBeVisible();
    await window.press('Tab');
    await expect(question).toBeFocused();
    await expect(question.getByRole('button').first()).toContainText('143');
    await window.press('1');
    await expect(question).toHaveCount(0);
    await expect(window.line).toBeFocused();
    const { teams } = await station.race();
    expect(teams.find(({ bib }) => bib === '143')?.finishes[0]).not.toBeNull();
  });
});

test.describe('dialogs', () => {
  test('F2: who is on shift and the point served stand on every time from then on', async ({
    station,
    open,
    page,
  }) => {
    await makeRace(station);
    const window = await open(station);
    await window.press('F2');
    await expect(window.dialog.getByRole('textbox', { name: 'Initials' })).toBeFocused();
    await window.press('Control+A');
    await window.type('AB');
    await window.press('Tab', 'Control+A');
    await window.type('2');
    await window.press('Enter');
    await expect(window.dialog).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Exchange 2' })).toBeVisible();
    await window.isReady();
    await window.record('3');
    await window.isKept('3');
    const [line] = (await station.race()).lines;
    expect(line).toMatchObject({ by: 'AB', point: 2, bib: '3' });
  });

  test('F6: a team that stops, with why', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.type('7');
    await window.press('F6');
    await expect(window.dialog.getByRole('combobox')).toHaveValue(/Team 7/);
    // The second of the choices; then its leg, why it stopped, and in words.
    await window.press('2');
    const fields = window.dialog.getByRole('textbox');
    await fields.first().press('2');
    await window.dialog.getByRole('textbox', { name: 'Why' }).focus();
    await window.type('twisted an ankle');
    await window.press('Enter');
    await expect(window.dialog).toHaveCount(0);
    const team = (await station.race()).teams.find(({ bib }) => bib === '7');
    expect(team?.marks[1]).toBe('F');
    await expect(window.line).toBeFocused();
    await expect(window.line, 'the bib in the line is still the volunteer’s').toHaveValue('7');
  });

  test('F9: the gun, at the moment of the key', async ({ station, open }) => {
    const startUs = Date.now() * 1_000 + 600 * SECOND_US;
    await makeRace(station, { set: { startUs } });
    const window = await open(station);
    await window.press('F9');
    await expect(window.dialog.getByRole('button', { name: /The gun/ })).toBeFocused();
    const { timeUs: beforeUs } = await station.call('mono.read', {});
    await window.press('Enter');
    await expect(window.dialog).toHaveCount(0);
    const { timeUs: afterUs } = await station.call('mono.read', {});
    const { race } = await station.race();
    expect(race.gunRecorded).toBe(true);
    expect(race.gunUs).toBeGreaterThanOrEqual(beforeUs - CLOCK_SLACK_US);
    expect(race.gunUs).toBeLessThanOrEqual(afterUs + CLOCK_SLACK_US);
  });

  test('a dialog does not stand in the way of a time: Ctrl and Space take one', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.press('F6');
    await expect(window.dialog).toBeVisible();
    await window.press('Control+Space');
    await expect.poll(async () => (await station.race()).openTimes).toHaveLength(1);
    await expect(window.dialog).toBeVisible();
  });

  test('? shows every key, Ctrl+K finds every action and teaches its key', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.press('?');
    for (const key of ['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10']) {
      await expect(window.dialog.getByText(key, { exact: true }).first()).toBeVisible();
    }
    await window.press('Escape');
    await window.isReady();
    await window.press('Control+K');
    await window.type('gun');
    await expect(window.dialog.getByRole('option').first()).toContainText('Record a start');
    await expect(window.dialog.getByRole('option').first()).toContainText('F9');
    await window.press('Enter');
    await expect(window.dialog.getByRole('heading', { name: 'Record a start' })).toBeVisible();
  });

  test('F4: the grid is searched, and a leg opened with the history of its entries', async ({
    station,
    open,
    page,
  }) => {
    await makeRace(station);
    const window = await open(station);
    await window.record('13');
    await window.isKept('13');
    await window.press('/');
    await window.type('Team 13');
    const grid = page.getByRole('grid');
    await expect(grid).toHaveAttribute('aria-rowcount', '2');
    await window.press('Enter', 'ArrowDown', 'Enter');
    await expect(window.dialog).toContainText('Team 13');
    await expect(window.dialog).toContainText('KR');
    await window.press('Escape', 'Escape');
    await window.goHome();
  });

  test('a recorded time is corrected with a reason, and every leg follows', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    await window.record('5');
    await window.isKept('5');
    const before = (await station.race()).lines[0]?.timeUs ?? 0;
    await window.strip('5').getByRole('button').focus();
    await window.press('Enter');
    await expect(window.dialog.getByRole('textbox', { name: 'Time' })).toBeFocused();
    const corrected = Math.floor(before / SECOND_US) * SECOND_US - 60 * SECOND_US;
    await window.press('Control+A');
    await window.type(new Date(corrected / 1_000).toISOString().slice(11, 19));
    await window.dialog.getByRole('textbox', { name: 'Why' }).focus();
    await window.type('read off the photo');
    await window.press('Enter');
    await expect(window.dialog).toHaveCount(0);
    await expect
      .poll(async () => (await station.race()).teams.find(({ bib }) => bib === '5')?.finishes[0])
      .toBe(corrected);
  });
});

test.describe('before and after the race', () => {
  test('first run: one key makes a race to try', async ({ startStation, page }) => {
    const station = await startStation();
    await page.goto(station.address);
    await expect(page.getByRole('heading', { name: 'Baton' })).toBeVisible();
    await page.keyboard.press('d');
    await expect(page.getByRole('textbox', { name: 'Bib', exact: true })).toBeFocused({ timeout: 20_000 });
    expect((await station.race()).teams.length).toBeGreaterThan(10);
  });

  test('a new race from race.json and a start list', async ({ startStation, page }) => {
    const station = await startStation();
    await page.goto(station.address);
    await expect(page.getByRole('heading', { name: 'Baton' })).toBeVisible();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('2');
    const files = page.locator('input[type="file"]');
    await files.nth(0).setInputFiles({
      name: 'race.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ name: 'Hill Relay', legs: 3, start: '2026-08-28T10:00:00Z' })),
    });
    await files.nth(1).setInputFiles({
      name: 'teams.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('bib,team\n1,North\n2,South\n'),
    });
    await expect(dialog).toContainText('2 teams');
    await dialog.getByRole('textbox', { name: 'This station' }).focus();
    await page.keyboard.type('Tent 1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Bib', exact: true })).toBeFocused();
    const { race, teams } = await station.race();
    expect(race).toMatchObject({ name: 'Hill Relay', legs: 3 });
    expect(teams.map(({ name }) => name)).toEqual(['North', 'South']);
  });

  test('a start list is read with a preview, and nothing is recorded before Enter', async ({
    station,
    open,
    page,
  }) => {
    await makeRace(station, { bibs: ['1', '2'] });
    const window = await open(station);
    await window.find('Read a start list');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'teams.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('bib,team,category\n1,Team 1,Open\n2,Renamed,Open\n3,Third,Open\n'),
    });
    await expect(window.dialog).toContainText('1 new, 1 changed, 0 taken out');
    expect((await station.race()).teams).toHaveLength(2);
    await window.dialog.getByRole('button', { name: 'Take it' }).focus();
    await window.press('Enter');
    await expect(window.dialog).toHaveCount(0);
    const { teams } = await station.race();
    expect(teams.map(({ name }) => name).sort()).toEqual(['Renamed', 'Team 1', 'Third']);
  });

  test('F7: results are declared official, and what changes after stands there', async ({
    station,
    open,
    page,
  }) => {
    await makeRace(station, { legs: 1, bibs: ['1', '2'] });
    const window = await open(station);
    for (const bib of ['1', '2']) {
      await window.record(bib);
      await window.isKept(bib);
    }
    await window.press('F7');
    await page.getByRole('button', { name: 'Declare official' }).focus();
    await window.press('Enter');
    await expect(page.getByRole('button', { name: 'Yes' })).toBeFocused();
    await window.press('Enter');
    await expect(page.getByText('Official since')).toBeVisible();
    expect((await station.race()).race.officialUs).not.toBeNull();
    await station.call('status.set', {
      teamId: (await station.race()).teams[0]?.teamId ?? '',
      set: { status: 'DQ', leg: null },
      reason: 'cut a corner',
    });
    // One is out, the other has won.
    await expect(page.getByText('2 teams are printed otherwise')).toBeVisible();
  });

  test('results are saved as a file', async ({ station, open, page }) => {
    await makeRace(station, { legs: 1, bibs: ['1'] });
    const window = await open(station);
    await window.record('1');
    await window.isKept('1');
    const downloaded = page.waitForEvent('download');
    await window.find('Save as CSV');
    const file = await downloaded;
    expect(file.suggestedFilename()).toBe('results.csv');
    expect(readFileSync(await file.path(), 'utf8')).toContain('Team 1');
  });
});
