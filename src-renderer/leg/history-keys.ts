/** What can be done about a leg from the history of its entries, and by which key. */
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';

export type LegAction = 'correct' | 'void' | 'ruling' | 'missed' | 'status' | 'note';

/** Each action's keys, the one that is shown first. T, B and P ask for one and the same correction. */
export const LEG_KEYS: Readonly<Record<LegAction, readonly string[]>> = {
  correct: ['T', 'B', 'P'],
  void: ['V', 'Delete'],
  ruling: ['R'],
  missed: ['M', 'Insert'],
  status: ['S'],
  note: ['N'],
};

/** The action that a key asks for. */
export function actionOf(key: string): LegAction | null {
  const pressed = key.length === 1 ? key.toUpperCase() : key;
  const found = Object.entries(LEG_KEYS).find(([, keys]) => keys.includes(pressed));
  // The names of the record's members are the actions.
  return found === undefined ? null : (found[0] as LegAction);
}

/** The passings that still count as seen at a point, in the order of their times. */
export function candidatesAt(entries: readonly HistoryEntry[], point: number): HistoryEntry[] {
  return entries
    .filter((entry) => entry.kind === 'passing' && entry.live && entry.point === point)
    .sort((a, b) => (a.timeUs ?? Infinity) - (b.timeUs ?? Infinity));
}

/** The passing that a correction of this leg most likely means: the last one that still counts at its end. */
export function likelyMeant(entries: readonly HistoryEntry[], leg: number | null): HistoryEntry | null {
  const passings = entries.filter(({ kind, live }) => kind === 'passing' && live);
  const atEnd = leg === null ? passings : passings.filter(({ point }) => point === leg);
  return atEnd.at(-1) ?? passings.at(-1) ?? entries.at(-1) ?? null;
}

/** Whether an action can be done now. */
export function isPossible(
  action: LegAction,
  {
    entry,
    leg,
    entries,
  }: { entry: HistoryEntry | null; leg: number | null; entries: readonly HistoryEntry[] },
): boolean {
  switch (action) {
    case 'correct':
      return entry?.kind === 'passing' && entry.live;
    case 'void':
      return entry?.live === true && entry.kind !== 'void';
    case 'ruling':
      return leg !== null && candidatesAt(entries, leg).length > 1;
    case 'missed':
      return leg !== null;
    case 'status':
    case 'note':
      return true;
  }
}
