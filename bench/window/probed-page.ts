/** A page of a station with the probe in it. */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { RaceWindow } from '../../e2e/kit/race-window.ts';

const PROBE = join(import.meta.dirname, 'page-probe.js');

/** How one handoff went, ms. */
export interface HandoffTimes {
  readonly ownMs: number;
  readonly paintMs: number;
  readonly tickMs: number;
}

/** Puts the probe into whatever the page opens next. */
export async function probe(page: Page): Promise<void> {
  await page.addInitScript({ path: PROBE });
}

export class ProbedPage {
  readonly page: Page;
  readonly window: RaceWindow;

  private constructor(page: Page, window: RaceWindow) {
    this.page = page;
    this.window = window;
  }

  static async open(browser: Browser, address: string): Promise<ProbedPage> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await probe(page);
    return new ProbedPage(page, await RaceWindow.open(page, address));
  }

  /** Begins to measure the next handoff, of this bib. */
  async expectHandoff(bib: string): Promise<void> {
    await this.page.evaluate(`batonProbe.handoff(${JSON.stringify(bib)})`);
  }

  async handoff(): Promise<HandoffTimes> {
    return this.#measured<HandoffTimes>();
  }

  /** Begins to measure the next key in the search field. */
  async expectSearch(key: string): Promise<void> {
    await this.page.evaluate(`batonProbe.search(${JSON.stringify(key)})`);
  }

  async search(): Promise<number> {
    return this.#measured<number>();
  }

  /** Keeps the window busy from now on. */
  async block(ms: number): Promise<void> {
    await this.page.evaluate(`batonProbe.block(${ms})`);
  }

  async beginFrames(): Promise<void> {
    await this.page.evaluate('batonProbe.frames()');
  }

  /** Times between the frames since `beginFrames`, ms. */
  async endFrames(): Promise<number[]> {
    return this.page.evaluate<number[]>('batonProbe.stopFrames()');
  }

  #measured<T>(): Promise<T> {
    return this.page.evaluate<T>('batonProbe.running');
  }
}
