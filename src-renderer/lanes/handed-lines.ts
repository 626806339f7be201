/** Which recorded lines and which presses on their way stand in "just handed over". */
import type { OpenTime, RecordedLine } from '../../src-shared/contract/mirror.ts';
import type { PendingPress } from '../mirror/mirror-store.ts';

/** Presses with a bib, newest first. Those without one stand among the open times. */
export function pressesShown(pending: readonly PendingPress[]): PendingPress[] {
  return pending
    .filter(({ bib, give }) => bib !== '' || give !== null)
    .sort((a, b) => Number(isInTrouble(b)) - Number(isInTrouble(a)) || b.aboutUs - a.aboutUs);
}

/** What waits or was refused stays on top, where it is seen. */
function isInTrouble({ state }: PendingPress): boolean {
  return state === 'refused' || state === 'waiting';
}

/** Recorded lines without open times, and without those that a press on its way stands for still. */
export function linesShown(
  lines: readonly RecordedLine[],
  openTimes: readonly OpenTime[],
  pending: readonly PendingPress[],
): readonly RecordedLine[] {
  const elsewhere = new Set<string | null>(openTimes.map(({ id }) => id));
  for (const press of pressesShown(pending)) elsewhere.add(press.recordedId ?? press.pressId);
  return lines.filter(
    ({ id, pressId, bib, voided }) =>
      !elsewhere.has(id) && (pressId === null || !elsewhere.has(pressId)) && !(voided && bib === ''),
  );
}
