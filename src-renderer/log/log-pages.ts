/** The journal as far as it was read, newest first: the head is read again, older pages are put behind it. */
import type { HistoryEntry, Reply } from '../../src-shared/contract/calls.ts';

/** What was read of the journal. */
export interface LogPages {
  readonly entries: readonly HistoryEntry[];
  /** Where the next older page begins; `null` = all was read. */
  readonly before: number | null;
}

type Page = Reply<'journal.log'>;

/** Puts the page behind what was read. */
export function withOlder(pages: LogPages, page: Page): LogPages {
  return { entries: [...pages.entries, ...page.entries], before: page.before };
}

/**
 * Takes the newest page anew: its entries replace the ones that were read before (whether they still count may have
 * changed), and what is older stays. Where more has come than one page holds, only the page is kept.
 */
export function withHead({ entries, before }: LogPages, head: Page): LogPages {
  const oldest = head.entries.at(-1);
  const joint = oldest === undefined ? -1 : entries.findIndex(({ id }) => id === oldest.id);
  if (joint === -1) return { entries: head.entries, before: head.before };
  return { entries: [...head.entries, ...entries.slice(joint + 1)], before };
}

/** A line of the log: an entry and how it stands in its step. */
export interface LogLine {
  readonly entry: HistoryEntry;
  /** Steps of one entry have no mark; what undo takes back at once is bracketed. */
  readonly step: 'first' | 'within' | 'last' | null;
}

/**
 * Marks this station's steps: the entries that share a moment are taken back together.
 *
 * @param entries - newest first, so that a step's first entry stands lowest.
 */
export function logLines(entries: readonly HistoryEntry[]): LogLine[] {
  const isSameStep = (a: HistoryEntry, b: HistoryEntry | undefined): boolean =>
    b !== undefined && a.station === null && b.station === null && a.at === b.at;
  return entries.map((entry, index) => {
    const joinsNewer = isSameStep(entry, entries[index - 1]);
    const joinsOlder = isSameStep(entry, entries[index + 1]);
    if (joinsNewer && joinsOlder) return { entry, step: 'within' };
    if (joinsNewer) return { entry, step: 'first' };
    return { entry, step: joinsOlder ? 'last' : null };
  });
}
