/**
 * The key with which this window calls its station. It comes in the address's fragment, which no request carries, is
 * taken out of the address bar at once, and is kept for this tab alone, so that a reload works.
 */
import { keyless } from './call-error.ts';

const KEPT_UNDER = 'baton.token';
const CODE_MARK = 'once.';

export class WindowToken {
  /** A code that stands for the key until it is swapped. */
  #code: string | null = null;
  #swap: Promise<void> | null = null;

  /** Takes the key, or a one-time code for it, out of the address. */
  constructor() {
    const given = location.hash.slice(1);
    if (given.startsWith(CODE_MARK)) this.#code = given;
    else if (given !== '') sessionStorage.setItem(KEPT_UNDER, given);
    if (given !== '') history.replaceState(null, '', location.pathname);
    // The address of a later start in a tab that is open already: only the fragment differs, so nothing is loaded anew.
    addEventListener('hashchange', () => {
      location.reload();
    });
  }

  /**
   * The key.
   *
   * @throws CallError `forbidden` where this window was never given one; a TypeError where the station does not answer.
   */
  async read(): Promise<string> {
    if (this.#code !== null) await (this.#swap ??= this.#swapCode(this.#code));
    const token = sessionStorage.getItem(KEPT_UNDER);
    if (token === null) throw keyless();
    return token;
  }

  async #swapCode(code: string): Promise<void> {
    try {
      const response = await fetch('/key', { method: 'POST', headers: { 'X-Baton-Token': code } });
      if (response.ok) sessionStorage.setItem(KEPT_UNDER, await response.text());
      this.#code = null;
    } finally {
      this.#swap = null;
    }
  }
}
