/** Key presses by the window's own ids: one that is sent again, by a window that heard no answer, counts once. */
import type { Entry, EntryOf } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import { pressIdOf } from './press-id.ts';

export class Presses {
  readonly #recorded = new Map<string, EntryOf<'passing'>>();
  readonly #underWay = new Map<string, Promise<EntryOf<'passing'>>>();

  /** Remembers the presses among entries that are in the journal. */
  remember(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (!isKind(entry, 'passing')) continue;
      const pressId = pressIdOf(entry.fact.body);
      if (pressId !== null && !this.#recorded.has(pressId)) this.#recorded.set(pressId, entry);
    }
  }

  /** The passing of a press: recorded by `record`, unless it is in the journal or on its way there. */
  async once(pressId: string, record: () => Promise<EntryOf<'passing'>>): Promise<EntryOf<'passing'>> {
    const known = this.#recorded.get(pressId) ?? this.#underWay.get(pressId);
    if (known !== undefined) return known;
    const work = record();
    this.#underWay.set(pressId, work);
    try {
      return await work;
    } finally {
      // What was refused may be tried again; what was recorded is remembered by then.
      this.#underWay.delete(pressId);
    }
  }
}
