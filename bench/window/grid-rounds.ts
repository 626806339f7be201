/** The full grid: searching and scrolling. */
import { quantile } from '../measure.ts';
import type { ProbedPage } from './probed-page.ts';

const SCROLL_PX = 20_000;
const SCROLL_PX_PER_S = 8_000;

/** From each key of a search to its rows on the screen, ms. */
export async function searchRounds(probed: ProbedPage, words: readonly string[]): Promise<number[]> {
  const { window } = probed;
  await window.press('F4');
  const times: number[] = [];
  for (const word of words) {
    await window.press('Control+F');
    for (const key of word) {
      await probed.expectSearch(key);
      await window.press(key);
      times.push(await probed.search());
    }
    await probed.expectSearch('Escape');
    await window.press('Escape');
    await probed.search();
  }
  await window.press('Escape');
  return times;
}

/** The longest time between two frames while the grid scrolls, of each round, ms. */
export async function scrollRounds(probed: ProbedPage, rounds: number): Promise<number[]> {
  const { page, window } = probed;
  await window.press('F4');
  const box = await page.getByRole('grid').boundingBox();
  if (box === null) throw new Error('There is no grid to scroll.');
  const cdp = await page.context().newCDPSession(page);
  const worst: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await probed.beginFrames();
    await cdp.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance: round % 2 === 0 ? -SCROLL_PX : SCROLL_PX,
      speed: SCROLL_PX_PER_S,
      gestureSourceType: 'mouse',
    });
    worst.push(quantile(await probed.endFrames(), 1));
  }
  await window.press('Escape');
  return worst;
}
