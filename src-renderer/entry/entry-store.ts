/** The entry line of this window: its state, and what comes of each key. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { callAndTell } from '../app/station.ts';
import { mirrorStore, pendingHere } from '../mirror/mirror-store.ts';
import { entryTexts } from '../texts/entry.ts';
import { showPanel, viewStore } from '../view/view-store.ts';
import type { EntryEffect, EntryKey, EntryState } from './entry-line.ts';
import { afterKey, EMPTY_ENTRY } from './entry-line.ts';
import { openQueue } from './open-queue.ts';
import {
  discardRefused,
  dropUnrecorded,
  giveOpenTime,
  recordedIdOf,
  recordOpenTime,
  recordPresses,
  repeatOpenTime,
  sendAgain,
} from './outbox.ts';
import { keep, readKept } from './session-keep.ts';

const KEPT_AS = 'baton-line';
/** The half-typed line is kept, here and by the station, this long after the last key: never within a key's own time. */
const DRAFT_WAIT_MS = 150;
/** How often the line looks whether a chosen time has been left alone for too long. */
const LOOK_EVERY_MS = 5_000;

export const entryStore = createStore<EntryState>()(() => EMPTY_ENTRY);

export function useEntry<T>(select: (state: EntryState) => T): T {
  return useStore(entryStore, select);
}

/**
 * Does what a key asks for.
 *
 * @param atMs - the key's own time, `event.timeStamp`.
 */
export function pressKey(key: EntryKey, atMs: number, numLockOff = false): void {
  const before = entryStore.getState();
  const mirror = mirrorStore.getState();
  if (mirror.seen.mode !== 'race') return;
  if (key.kind === 'escape' && before.line === '' && viewStore.getState().panel !== 'lanes') {
    showPanel('lanes');
    return;
  }
  const servedPoint = servedPointOf(mirror.seen.desk.serves);
  const [after, ...effects] = afterKey(before, key, {
    atMs,
    pressId: crypto.randomUUID(),
    open: openQueue(mirror).map((time) => time.key),
    servedPoint,
    refused: pendingHere(mirror).some(({ state }) => state === 'refused'),
  });
  const hint = after.hint ?? (numLockOff ? ({ kind: 'numLockOff' } as const) : null);
  if (after !== before || hint !== before.hint) entryStore.setState({ ...after, hint }, true);
  for (const effect of effects) carryOut(effect, servedPoint, atMs);
}

/** The point that every press at this station is of; `null` where it serves several. */
function servedPointOf(serves: { from: number; to: number } | null): number | null {
  return serves !== null && serves.from === serves.to ? serves.from : null;
}

function carryOut(effect: EntryEffect, servedPoint: number | null, atMs: number): void {
  switch (effect.kind) {
    case 'open':
      recordOpenTime(effect.pressId, servedPoint, atMs);
      return;
    case 'record':
      recordPresses(effect.lines, effect.typed, atMs);
      return;
    case 'give':
      giveOpenTime(effect.key, effect.lines, effect.typed);
      return;
    case 'another':
      repeatOpenTime(effect.key);
      return;
    case 'void':
      void voidOpenTime(effect.key);
      return;
    case 'sendAgain':
      sendAgain();
      return;
    case 'discard':
      discardRefused();
      return;
    case 'home':
      showPanel('lanes');
      return;
  }
}

async function voidOpenTime(key: string): Promise<void> {
  const id = await recordedIdOf(key);
  if (id === null) dropUnrecorded(key);
  else await callAndTell('entries.void', { ids: [id], reason: entryTexts.openTimeVoided });
}

/** Keeps the line up with what happens elsewhere, and safe from a reload; once, at the start. */
export function keepEntry(sendDraft: (line: string) => void): void {
  entryStore.setState({ ...EMPTY_ENTRY, ...keptEntry() });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = '';
  const keepNow = (): void => {
    const { line, chosen, burst } = entryStore.getState();
    keep(KEPT_AS, { line, chosen, burst });
  };
  entryStore.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      keepNow();
      const { line } = entryStore.getState();
      if (line !== sent) sendDraft(line);
      sent = line;
    }, DRAFT_WAIT_MS);
  });
  window.addEventListener('pagehide', keepNow);
  const look = (): void => {
    pressKey({ kind: 'look' }, performance.now());
  };
  mirrorStore.subscribe(({ seen }, before) => {
    if (seen.mode === 'race' && before.seen.mode === 'race' && seen.openTimes !== before.seen.openTimes)
      look();
  });
  setInterval(look, LOOK_EVERY_MS);
}

/** Takes the line that the station kept, where this window has none of its own. */
export function takeDraft(line: string): void {
  if (line !== '' && entryStore.getState().line === '') entryStore.setState({ line });
}

function keptEntry(): Partial<EntryState> {
  // Written by `keepEntry`; times of touch are of a window that is gone, so all count as touched now.
  const kept = readKept(KEPT_AS) as Pick<EntryState, 'line' | 'chosen' | 'burst'> | null;
  if (kept === null) return {};
  const now = performance.now();
  return {
    line: kept.line,
    chosen: kept.chosen,
    chosenMs: now,
    burst: kept.burst.map(({ key }) => ({ key, touchedMs: now })),
  };
}
