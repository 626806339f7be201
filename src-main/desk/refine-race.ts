/** Better times for what the open race recorded while no time server answered. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Draft } from '../../src-shared/domain/entry.ts';
import type { RefinedSpan } from '../clock/clock.ts';
import { refinePassings } from '../clock/refine-passings.ts';
import type { RaceSession } from './race-session.ts';

/** More would let an entry grow past what the cloud takes. */
const PASSINGS_PER_ENTRY = 150;

/** Records the better times of a stretch, as one step: one entry, or several where there are many times. */
export async function refineRace(race: RaceSession, span: RefinedSpan): Promise<void> {
  await race
    .inTurn(async () => {
      const { entries, journal } = race.station;
      const spans = refinePassings(entries, journal.deviceId, span)?.spans ?? [];
      const drafts: Draft[] = [];
      for (let from = 0; from < spans.length; from += PASSINGS_PER_ENTRY) {
        drafts.push({ kind: 'refine', body: { spans: spans.slice(from, from + PASSINGS_PER_ENTRY) } });
      }
      if (drafts.length > 0) await race.record(drafts);
    })
    .catch((error: unknown) => {
      // The times that were recorded stand under the bounds that they have; a journal that refuses is in the status line.
      if (!(error instanceof BatonError)) throw error;
    });
}
