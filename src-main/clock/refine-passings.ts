/** The `refine` entry for a stretch whose times are known better now. */
import type { Body, Entry } from '../../src-shared/domain/entry.ts';
import { isKind, refOf } from '../../src-shared/domain/entry.ts';
import type { RefinedSpan } from './clock.ts';
import { nsBetween } from './machine-time.ts';

/**
 * The body of one `refine` entry for all passings that this device stamped in the stretch. Each keeps its
 * recorded time beside the better one; times that people typed or that came from elsewhere are left alone.
 *
 * @param entries - the journal.
 * @returns `null` where no passing gains by it.
 */
export function refinePassings(
  entries: Iterable<Entry>,
  deviceId: string,
  span: RefinedSpan,
): Body<'refine'> | null {
  const spans: Body<'refine'>['spans'] = [];
  for (const entry of entries) {
    if (entry.deviceId !== deviceId || !isKind(entry, 'passing')) continue;
    const { timeUs, errorUs, monoNs, bootId } = entry.fact.body;
    if (timeUs === undefined || errorUs === undefined || monoNs === undefined) continue;
    if (bootId !== span.bootId || !isWithin(span, monoNs)) continue;
    const better = span.refined({ timeUs, errorUs, monoNs });
    if (better !== null) spans.push({ passing: refOf(entry), ...better });
  }
  return spans.length === 0 ? null : { spans };
}

function isWithin({ fromMonoNs, toMonoNs }: RefinedSpan, monoNs: number): boolean {
  return nsBetween(fromMonoNs, monoNs) >= 0 && nsBetween(monoNs, toMonoNs) >= 0;
}
