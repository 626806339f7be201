/** The race window as a volunteer sees it: the entry line, the lanes, what each line says. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { Keys } from './keys.ts';

export class RaceWindow {
  readonly page: Page;
  readonly keys: Keys;
  readonly line: Locator;
  readonly openTimes: Locator;
  readonly expected: Locator;
  readonly handed: Locator;
  readonly needsYou: Locator;
  readonly dialog: Locator;

  private constructor(page: Page, keys: Keys) {
    this.page = page;
    this.keys = keys;
    const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
    this.line = page.getByRole('textbox', { name: 'Bib', exact: true });
    this.openTimes = region('Open times');
    this.expected = region('Expected next');
    this.handed = region('Just handed over');
    this.needsYou = region('Needs you');
    this.dialog = page.getByRole('dialog');
  }

  /** Opens a station's window; the entry line has the focus when this resolves. */
  static async open(page: Page, address: string): Promise<RaceWindow> {
    await page.goto(address);
    const window = new RaceWindow(page, await Keys.of(page));
    await window.isReady();
    return window;
  }

  /** Waits until a key press would be taken. */
  async isReady(): Promise<void> {
    await expect(this.line).toBeFocused();
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types a line and records it. */
  async record(line: string): Promise<void> {
    await this.type(line);
    await this.press('Enter');
  }

  /** The strips of “Just handed over” that show a bib. */
  strip(bib: string): Locator {
    return this.handed.getByRole('listitem').filter({ has: this.page.getByText(bib, { exact: true }) });
  }

  /** The newest strip of a bib, once it says that it is on disk. */
  onDisk(bib: string): Locator {
    return this.strip(bib).filter({ hasText: 'on disk' }).first();
  }

  /** Waits for the tick of the newest line of a bib. */
  async isKept(bib: string): Promise<void> {
    await expect(this.strip(bib).first()).toContainText('on disk');
  }

  /** The questions whose title or words say this. */
  question(says: string | RegExp): Locator {
    return this.needsYou.locator('li').filter({ hasText: says });
  }

  /** How many times wait for a bib. */
  async hasOpenTimes(count: number): Promise<void> {
    await expect(this.openTimes.getByRole('heading')).toHaveText(
      count === 0 ? 'Open times' : `Open times${count}`,
    );
  }

  /** What the status line says. */
  status(says: string | RegExp): Locator {
    return this.page.getByRole('banner').getByText(says).first();
  }

  /** Picks an action by its words in the palette. */
  async find(words: string): Promise<void> {
    await this.press('Control+K');
    await expect(this.dialog).toBeVisible();
    await this.type(words);
    await expect(this.dialog.getByRole('option').first()).toContainText(words);
    await this.press('Enter');
  }

  /** Leaves whatever is open, until the lanes stand and the entry line has the focus. */
  async goHome(): Promise<void> {
    await expect(async () => {
      await this.press('Escape');
      await expect(this.dialog).toHaveCount(0, { timeout: 500 });
      await expect(this.handed).toBeVisible({ timeout: 500 });
      await expect(this.line).toBeFocused({ timeout: 500 });
      await expect(this.line).toHaveValue('', { timeout: 500 });
    }).toPass();
  }
}
