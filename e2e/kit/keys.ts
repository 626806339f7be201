/** Key presses through the DevTools protocol, as a keyboard sends them, with the time at which each was sent. */
import type { CDPSession, Page } from '@playwright/test';
import { nowNs } from './driver-clock.ts';

/** When a key went out and when the browser had dealt with it, both by the machine's monotonic clock, ns. */
export interface Dispatch {
  readonly startNs: number;
  readonly endNs: number;
}

/** The fields of `Input.dispatchKeyEvent` that say which key it is. */
interface KeyFields {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
  readonly location?: number;
  readonly isKeypad?: boolean;
}

const NAMED: Readonly<Record<string, KeyFields>> = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Space: { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  NumpadEnter: pad('Enter', 'NumpadEnter', 13, '\r'),
  NumpadDecimal: pad('.', 'NumpadDecimal', 110, '.'),
  NumpadAdd: pad('+', 'NumpadAdd', 107, '+'),
  NumpadSubtract: pad('-', 'NumpadSubtract', 109, '-'),
  NumpadMultiply: pad('*', 'NumpadMultiply', 106, '*'),
  NumpadDivide: pad('/', 'NumpadDivide', 111, '/'),
};

/** What the number pad's keys are called while Num Lock is off. */
const WITHOUT_NUM_LOCK: Readonly<Record<string, readonly [string, number]>> = {
  '0': ['Insert', 45],
  '1': ['End', 35],
  '2': ['ArrowDown', 40],
  '3': ['PageDown', 34],
  '4': ['ArrowLeft', 37],
  '5': ['Clear', 12],
  '6': ['ArrowRight', 39],
  '7': ['Home', 36],
  '8': ['ArrowUp', 38],
  '9': ['PageUp', 33],
  '.': ['Delete', 46],
};

export class Keys {
  readonly #cdp: CDPSession;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  /** Keys for a page. */
  static async of(page: Page): Promise<Keys> {
    return new Keys(await page.context().newCDPSession(page));
  }

  /** Presses and releases a key: a digit, a capital letter, or one by name. */
  async press(key: string): Promise<Dispatch> {
    return this.#press(fieldsOf(key));
  }

  /** Types digits and capital letters. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.press(character);
  }

  /** Presses a key of the number pad while Num Lock is off. */
  async padWithoutNumLock(sign: string): Promise<Dispatch> {
    const [key, code] = WITHOUT_NUM_LOCK[sign] ?? ['', 0];
    const place = sign === '.' ? 'NumpadDecimal' : `Numpad${sign}`;
    return this.#press({ key, code: place, windowsVirtualKeyCode: code, location: 3, isKeypad: true });
  }

  /** Presses a key of the number pad with Num Lock on. */
  async pad(digit: string): Promise<Dispatch> {
    return this.#press(pad(digit, `Numpad${digit}`, 96 + Number(digit), digit));
  }

  /** Holds a key until it has repeated so often. */
  async hold(key: string, repeats: number): Promise<void> {
    const fields = fieldsOf(key);
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...fields });
    for (let repeat = 0; repeat < repeats; repeat++) {
      await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', autoRepeat: true, ...fields });
    }
    await this.#release(fields);
  }

  /** Sends all keys at once, as a scanner does, and waits for the last. */
  async burst(keys: readonly string[]): Promise<Dispatch> {
    const startNs = nowNs();
    const sent = keys.map(fieldsOf).flatMap((fields) => [this.#down(fields), this.#release(fields)]);
    await Promise.all(sent);
    return { startNs, endNs: nowNs() };
  }

  async #press(fields: KeyFields): Promise<Dispatch> {
    const startNs = nowNs();
    await this.#down(fields);
    const endNs = nowNs();
    await this.#release(fields);
    return { startNs, endNs };
  }

  async #down(fields: KeyFields): Promise<void> {
    const type = fields.text === undefined ? 'rawKeyDown' : 'keyDown';
    await this.#cdp.send('Input.dispatchKeyEvent', { type, ...fields });
  }

  async #release({ text: _none, ...fields }: KeyFields): Promise<void> {
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...fields });
  }
}

function fieldsOf(key: string): KeyFields {
  const named = NAMED[key];
  if (named !== undefined) return named;
  if (!/^[\dA-Z]$/.test(key)) throw new Error(`There is no key “${key}” here.`);
  const code = /\d/.test(key) ? `Digit${key}` : `Key${key}`;
  // Digits and capital letters have the numbers of their characters.
  return { key, code, windowsVirtualKeyCode: key.charCodeAt(0), text: key };
}

function pad(key: string, code: string, windowsVirtualKeyCode: number, text: string): KeyFields {
  return { key, code, windowsVirtualKeyCode, text, location: 3, isKeypad: true };
}
