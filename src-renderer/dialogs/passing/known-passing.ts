/** What is known of a recorded passing, from wherever the window or the journal has it. */
import type { HistoryEntry } from '../../../src-shared/contract/calls.ts';
import { callStation } from '../../app/station.ts';
import type { MirrorState } from '../../mirror/mirror-store.ts';
import { mirrorStore } from '../../mirror/mirror-store.ts';

export interface KnownPassing {
  readonly id: string;
  /** µs since 1970; `null` = seen without a time. */
  readonly timeUs: number | null;
  readonly errorUs: number;
  /** As it was typed. */
  readonly bib: string;
  readonly teamId: string | null;
  readonly point: number | null;
  readonly voided: boolean;
  readonly by: string;
  /** `null` = this station. */
  readonly station: string | null;
}

/** As many entries as the station hands out at once. */
const PAGE = 500;
/** Another laptop's clock may be off by some minutes, and what was recorded with it. */
const SLACK_US = 600_000_000;

/** The passing as the mirror has it; `null` where it is older than what is mirrored. */
export function mirroredPassing(seen: MirrorState['seen'], id: string): KnownPassing | null {
  if (seen.mode !== 'race') return null;
  const line = seen.lines.find((one) => one.id === id);
  if (line !== undefined) return line;
  const open = seen.openTimes.find((one) => one.id === id);
  if (open === undefined) return null;
  const { timeUs, errorUs, point } = open;
  return { id, timeUs, errorUs, bib: '', teamId: null, point, voided: false, by: '', station: null };
}

/** Looks a passing up in the journal, from its end backwards; `null` where no passing has this id. */
export async function journalPassing(id: string): Promise<KnownPassing | null> {
  for await (const entries of journalPages()) {
    const entry = entries.find((one) => one.id === id && one.kind === 'passing');
    if (entry !== undefined) return fromHistory(entry);
  }
  return null;
}

/** The live passings with a time from `fromUs` to `toUs`, both included, µs; oldest first. */
export async function passingsBetween(fromUs: number, toUs: number): Promise<KnownPassing[]> {
  const found: KnownPassing[] = [];
  for await (const entries of journalPages()) {
    for (const entry of entries) {
      const { timeUs, id } = entry;
      const isWithin = timeUs !== null && timeUs >= fromUs && timeUs <= toUs;
      if (entry.kind === 'passing' && entry.live && isWithin) {
        found.push(mirroredPassing(mirrorStore.getState().seen, id) ?? fromHistory(entry));
      }
    }
    // What stands before an entry of this station was here before it was recorded.
    if (entries.some((entry) => entry.station === null && entry.at < fromUs - SLACK_US)) break;
  }
  return found.sort((a, b) => (a.timeUs ?? 0) - (b.timeUs ?? 0));
}

async function* journalPages(): AsyncGenerator<readonly HistoryEntry[]> {
  let before: number | null = null;
  do {
    const page: { entries: readonly HistoryEntry[]; before: number | null } = await callStation(
      'journal.log',
      {
        before,
        limit: PAGE,
      },
    );
    yield page.entries;
    before = page.before;
  } while (before !== null);
}

function fromHistory(entry: HistoryEntry): KnownPassing {
  const { id, timeUs, point, by, station } = entry;
  return {
    id,
    timeUs,
    errorUs: entry.errorUs ?? 0,
    bib: entry.typed ?? '',
    teamId: null,
    point,
    voided: !entry.live,
    by,
    station,
  };
}
