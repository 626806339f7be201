/** axe on every screen, in every theme. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from '../kit/fixture.ts';
import { SCREENS, show, THEMES, useTheme } from '../kit/screens.ts';

for (const theme of THEMES) {
  test(`axe finds nothing wrong with any screen in ${theme}`, async ({ station, open }) => {
    test.setTimeout(240_000);
    await station.call('race.demo', { teams: 24, legs: 6, seed: 1 });
    const window = await open(station);
    await useTheme(window, theme);
    await window.isReady();
    for (const screen of SCREENS) {
      await test.step(screen.name, async () => {
        await show(window, screen);
        expect.soft(await violations(window.page), screen.name).toEqual([]);
        await window.goHome();
      });
    }
  });

  test(`axe finds nothing wrong with the first run in ${theme}`, async ({ startStation, page }) => {
    const station = await startStation();
    await page.goto(station.address);
    await useTheme({ page }, theme);
    await expect(page.getByRole('heading', { name: 'Baton' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

/** What axe objects to: the rule and the elements. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id}: ${target.join(' ')}: ${failureSummary.split('\n').slice(1, 2).join()}`,
    ),
  );
}
