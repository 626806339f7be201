import { expect } from '@playwright/test';
import { test } from '../kit/fixture.ts';
import { makeRace } from '../kit/made-races.ts';
import { RaceWindow } from '../kit/race-window.ts';

test('two windows on one station show the same, whoever types', async ({ station, open, context }) => {
  await makeRace(station);
  const one = await open(station);
  const other = await RaceWindow.open(await context.newPage(), station.address);
  await one.record('3');
  await other.isKept('3');
  await other.record('4');
  await one.isKept('4');
  await other.record('99');
  await expect(one.question('99')).toBeVisible();
  await one.press('Space');
  await other.hasOpenTimes(1);
  await one.record('5');
  await other.isKept('5');
  for (const window of [one, other]) await window.hasOpenTimes(0);
  await expect(other.handed.getByRole('listitem')).toHaveText(
    // A page in the background draws nothing, and has no inner text then.
    await one.handed.getByRole('listitem').allTextContents(),
  );
});
