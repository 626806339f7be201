/** The clock's page: what it says, the time server, setting by hand, and the warning before a start. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { startFunctions } from '../../supabase/local/start-functions.ts';
import { test } from '../kit/fixture.ts';
import { makeRace } from '../kit/made-races.ts';
import { THEMES, useTheme } from '../kit/screens.ts';

/** A check takes some five seconds: nine questions, half a second apart. */
const CHECK_MS = 30_000;

test('a time server that is named is asked, and the page shows what came of it, in every theme', async ({
  startStation,
  open,
  page,
}) => {
  test.setTimeout(120_000);
  const functions = await startFunctions();
  try {
    const station = await startStation();
    await makeRace(station);
    const window = await open(station);
    await window.press('Alt+K');
    const clock = page.getByRole('region', { name: 'Clock', exact: true });
    await expect(clock.getByRole('heading', { level: 2 })).toContainText('Clock not checked');
    await expect(clock).toContainText('Low confidence');

    const address = clock.getByRole('textbox', { name: 'Time server' });
    await address.fill('no address');
    await address.press('Enter');
    await expect(clock).toContainText('is no web address');
    await address.fill(functions.url);
    await address.press('Enter');
    await expect(address).toHaveValue(`${functions.url}/functions/v1/server-time`);
    await clock.getByRole('button', { name: 'Check now' }).click();
    await expect(clock.getByRole('heading', { level: 2 })).toContainText(
      /Clock good to ± \d+ ms, checked just now/,
      {
        timeout: CHECK_MS,
      },
    );
    await expect(clock.getByRole('figure', { name: 'Checks' })).toContainText(/1 check, at \d\d:\d\d/);
    await expect(page.getByRole('banner')).toContainText(/Clock good to/);
    await expect(clock).toContainText('Stay online the evening before');

    for (const theme of THEMES) {
      await useTheme(window, theme);
      await window.isReady();
      await window.press('Alt+K');
      await expect(clock.locator('canvas')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    }
    await address.focus();
    await window.press('Escape');
    await window.isReady();
    await expect(clock).toHaveCount(0);
  } finally {
    await functions.stop();
  }
});

test('keys pressed at announced times set the clock, and it says how good that is', async ({
  startStation,
  open,
  page,
}) => {
  const station = await startStation();
  await makeRace(station);
  const window = await open(station);
  await window.press('Alt+K');
  await page.getByRole('button', { name: 'Set by hand' }).click();
  const byHand = page.getByRole('region', { name: 'Set by hand' });
  await expect(byHand.getByRole('textbox', { name: 'First announced time' })).toBeFocused();
  await window.type('12:00:00');
  // Announced ten seconds apart; the test has no time to wait, so it sends key presses of moments apart by its own hand.
  const press = byHand.getByRole('button', { name: /Press at the announced time/ });
  await press.evaluate((button) => {
    const begunMs = performance.now() - 45_000;
    for (const atMs of [0, 10_040, 19_970, 29_990, 40_020]) {
      const event = new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: begunMs + atMs });
      button.dispatchEvent(event);
    }
  });
  await expect(byHand.getByRole('listitem')).toHaveCount(5);
  await expect(byHand.getByRole('status')).toContainText('5 presses. They lie up to');
  await expect(byHand.getByRole('status')).toContainText('good to ± 300 ms');
  await byHand.getByRole('button', { name: 'Set the clock' }).click();
  await expect(page.getByText(/The clock is set by hand, good to ± 3\d\d ms\./).first()).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Clock set by hand, good to ± 3');
  const { entries } = await station.call('journal.log', { before: null, limit: 1 });
  expect(entries[0]?.kind).toBe('clock.set');
});

test('a start on a clock that may be off warns and is recorded all the same', async ({
  startStation,
  open,
}) => {
  const station = await startStation();
  await makeRace(station, { set: { startUs: Date.now() * 1_000 } });
  const window = await open(station);
  await window.press('F9');
  await expect(window.dialog.getByRole('status').first()).toContainText(
    /The clock is good to ± 2\.\d s only/,
  );
  await window.press('Enter');
  await expect.poll(async () => (await station.race()).race.gunRecorded).toBe(true);
});
