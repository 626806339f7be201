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
  const step = stepsOf(station).findLast(
    ({ entries }) => !isUndoing(entries) && entries.some((entry) => isLive(station, entry)),
  );
  if (step === undefined) return [];
  const live = step.entries.filter((entry) => isLive(station, entry));
  return voidDrafts(live.map(refOf), 'undo', 'undo');
}

/**
 * The entries that bring back what the last undo took, where nothing else was recorded since.
 *
 * @returns no drafts where there is nothing to redo.
 */
export function redoDrafts(station: Station): Draft[] {
  for (const { entries } of stepsOf(station).reverse()) {
    if (!isUndoing(entries)) return [];
    const undone = entries.filter(
      (entry) => isKind(entry, 'void') && entry.fact.body.as === 'undo' && isLive(station, entry),
    );
    if (undone.length > 0) return voidDrafts(undone.map(refOf), 'redo', 'redo');
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
 * This station's own steps, oldest first, without the one that made the race. Only what bears its present device id is
 * surely its own: under an earlier one, the twin of a copied folder may have written on. Older steps can be voided by id.
 */
function stepsOf(station: Station): Step[] {
  const steps: { at: number; entries: Entry[] }[] = [];
  for (const entry of station.entries) {
    if (entry.deviceId !== station.journal.deviceId) continue;
    const last = steps.at(-1);
    if (last?.at === entry.at) last.entries.push(entry);
    else steps.push({ at: entry.at, entries: [entry] });
  }
  return steps.filter(({ entries }) => !entries.some(isMaking));
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
