/** Which questions are not yet worth a look: open times that somebody is about to give their bibs. */
import type { Questions } from '../../src-shared/contract/mirror.ts';
import { LET_GO_MS } from '../entry/entry-line.ts';

/**
 * The questions less those of open times that are younger than the entry line itself would leave alone: these stand
 * beside the line, and a burst of them must not push what is red out of sight.
 *
 * @param nowUs - the station's time, µs since 1970.
 */
export function withoutFresh({ cards, total }: Questions, nowUs: number): Pick<Questions, 'cards' | 'total'> {
  const sinceUs = nowUs - LET_GO_MS * 1_000;
  const left = cards.filter(
    ({ kind, times }) =>
      kind !== 'openTime' || times.every(({ timeUs }) => timeUs === null || timeUs < sinceUs),
  );
  return { cards: left, total: total - (cards.length - left.length) };
}
