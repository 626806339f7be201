/** Undo and redo: the last step of this station, taken back by an entry and brought back by another. */
import type { Draft, Entry, Ref } from '../../src-shared/domain/entry.ts';
import { isKind, refOf } from '../../src-shared/domain/entry.ts';
import type { Station } from './station.ts';

/** A void that names more is split, so that no entry grows past its limit. */
const TARGETS_PER_VOID = 150;

/** What was recorded in one go, and by which an undo goes back. */
interface Step {
  readonly entries: Entry[];
}

/**
 * The entries that take back this station's last step that still stands, without the making of the race itself.
 *
 * @returns no drafts where there is nothing to undo.
 */
export function undoDrafts(station: Station): Draft[] {
  const step = undoableStep(station);
  return step === null ? [] : voidDrafts(liveOf(station, step).map(refOf), 'undo', 'undo');
}

/** The entry by which a person knows what undo would take back: the first of its step; `null` where there is none. */
export function lastUndoable(station: Station): Entry | null {
  const step = undoableStep(station);
  return step === null ? null : (liveOf(station, step)[0] ?? null);
}

function undoableStep(station: Station): Step | null {
  for (const step of stepsBackwards(station)) {
    if (!isUndoing(step.entries) && step.entries.some((entry) => isLive(station, entry))) return step;
  }
  return null;
}

function liveOf(station: Station, { entries }: Step): Entry[] {
  return entries.filter((entry) => isLive(station, entry));
}

/**
 * The entries that bring back what the last undo took, where nothing else was recorded since.
 *
 * @returns no drafts where there is nothing to redo.
 */
export function redoDrafts(station: Station): Draft[] {
  const undone = redoable(station);
  return undone.length === 0 ? [] : voidDrafts(undone.map(refOf), 'redo', 'redo');
}

/** The entry that took back what redo would bring back; `null` where there is none. */
export function lastUndone(station: Station): Entry | null {
  return redoable(station)[0] ?? null;
}

function redoable(station: Station): Entry[] {
  for (const { entries } of stepsBackwards(station)) {
    if (!isUndoing(entries)) return [];
    const undone = entries.filter(
      (entry) => isKind(entry, 'void') && entry.fact.body.as === 'undo' && isLive(station, entry),
    );
    if (undone.length > 0) return undone;
  }
  return [];
}

/** Void entries for any number of targets. */
export function voidDrafts(targets: readonly Ref[], reason: string, as?: 'undo' | 'redo'): Draft[] {
  const drafts: Draft[] = [];
  for (let from = 0; from < targets.length; from += TARGETS_PER_VOID) {
    const part = targets.slice(from, from + TARGETS_PER_VOID);
    drafts.push({
      kind: 'void',
      body: { targets: part, reason, ...(as === undefined ? {} : { as }) },
    });
  }
  return drafts;
}

/**
 * This station's own steps, newest first, without the one that made the race and those of the clock. Only what bears its present device id is
 * surely its own: under an earlier one, the twin of a copied folder may have written on. Older steps can be voided by id.
 * Worked out as they are asked for, since undo looks at the last few of many thousands.
 */
function* stepsBackwards(station: Station): Generator<Step> {
  let entries: Entry[] = [];
  for (let index = station.entries.length - 1; index >= 0; index--) {
    const entry = station.entries[index];
    if (entry?.deviceId !== station.journal.deviceId) continue;
    if (entries.length > 0 && entries[0]?.at !== entry.at) {
      if (isPersons(entries)) yield { entries: entries.reverse() };
      entries = [];
    }
    entries.push(entry);
  }
  if (entries.length > 0 && isPersons(entries)) yield { entries: entries.reverse() };
}

/** Not the making of the race; and not what the clock found out by itself or was set to, which no undo takes back. */
function isPersons(entries: readonly Entry[]): boolean {
  const isOfClock = entries.every((entry) => isKind(entry, 'refine') || isKind(entry, 'clock.set'));
  return !isOfClock && !entries.some(isMaking);
}

function isMaking(entry: Entry): boolean {
  return isKind(entry, 'race.set') && entry.fact.body.set.legs !== undefined && entry.supersedes.length === 0;
}

function isUndoing(entries: readonly Entry[]): boolean {
  return entries.every((entry) => isKind(entry, 'void') && entry.fact.body.as !== undefined);
}

function isLive(station: Station, { id, hash }: Entry): boolean {
  const found = station.fold.find(id);
  return found?.live === true && found.entry.hash === hash;
}
