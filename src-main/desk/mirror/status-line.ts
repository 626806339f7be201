/** The status line in words: each item a number that means something, and a tone beside it. */
import { statfs } from 'node:fs/promises';
import type { Status, StatusItem } from '../../../src-shared/contract/mirror.ts';
import { duration } from '../../../src-shared/format/times.ts';
import type { Station } from '../../station/station.ts';
import { lastUndone, lastUndoable } from '../../station/undo.ts';
import type { SticksStatus } from '../../sticks/sticks.ts';
import type { Battery } from '../battery.ts';
import { wordsOf } from '../entry-words.ts';

/** What the line is made from. */
export interface StatusSource {
  readonly station: Station;
  readonly clock: StatusItem;
  readonly sticks: SticksStatus | null;
  readonly battery: Battery | null;
  /** `null` while it is not known. */
  readonly diskFreeBytes: number | null;
  /** Why the journal records no more; `null` while it does. */
  readonly trouble: string | null;
  readonly nowMs: number;
}

const GIGABYTE = 1e9;
/** Below this a race of a day could fill the disk with sets and journals. */
const LOW_DISK_BYTES = GIGABYTE;
/** A set older than this while there is something new is told of. */
const OLD_SET_MS = 10 * 60_000;
const LOW_BATTERY = 20;

/** The status line as it stands. */
export function statusLine(source: StatusSource): Status {
  const { station, sticks } = source;
  const heldTo = sticks?.heldTo ?? 0;
  const undoable = lastUndoable(station);
  const undone = lastUndone(station);
  return {
    clock: source.clock,
    disk: diskItem(source),
    cloud: {
      tone: 'off',
      says: 'No cloud',
      detail: 'This station is not joined to a cloud: its times are on this laptop and its sticks.',
    },
    stick: stickItem(source),
    battery: source.battery === null ? null : batteryItem(source.battery),
    peers: null,
    unsafeElsewhere: Math.max(0, station.entries.length - heldTo),
    undo: undoable === null ? null : wordsOf(station, undoable),
    redo: undone === null ? null : wordsOf(station, undone),
  };
}

function diskItem({ trouble, diskFreeBytes }: StatusSource): StatusItem {
  if (trouble !== null) return { tone: 'bad', says: 'Disk: not recording', detail: trouble };
  if (diskFreeBytes === null)
    return { tone: 'good', says: 'Disk', detail: 'Every time is on this laptop’s disk twice.' };
  const free = `${(diskFreeBytes / GIGABYTE).toFixed(diskFreeBytes < 10 * GIGABYTE ? 1 : 0)} GB free`;
  return diskFreeBytes < LOW_DISK_BYTES
    ? {
        tone: 'bad',
        says: `Disk: only ${free}`,
        detail: 'Make room on this disk soon: a full one stops the recording.',
      }
    : { tone: 'good', says: 'Disk', detail: `Every time is on this laptop’s disk twice. ${free}.` };
}

function stickItem({ sticks, station, nowMs }: StatusSource): StatusItem {
  const offered = sticks?.sticks.find((stick) => stick.offered);
  if (offered !== undefined) {
    return { tone: 'doubt', says: `Stick ${offered.label}: use it?`, detail: 'Alt+S answers.' };
  }
  if (sticks === null || sticks.sticks.length === 0) {
    return {
      tone: 'doubt',
      says: 'No stick',
      detail: 'Put in a USB stick, or name a folder: the times are on this laptop alone.',
    };
  }
  const { provenAtMs, heldTo } = sticks;
  const waiting = station.entries.length - heldTo;
  const detail = sticks.sticks.map(({ sentence }) => sentence).join(' ');
  const troubled = sticks.sticks.every(
    ({ state }) => state !== 'known' && state !== 'proven' && state !== 'writing',
  );
  if (provenAtMs === null) {
    return { tone: troubled ? 'bad' : 'doubt', says: `Stick: ${waiting} not on it yet`, detail };
  }
  const agoMs = nowMs - provenAtMs;
  const ago = agoMs < 60_000 ? 'just now' : `${duration(agoMs * 1_000)} ago`;
  const isOld = waiting > 0 && agoMs > OLD_SET_MS;
  return {
    tone: troubled ? 'bad' : isOld ? 'doubt' : 'good',
    says: `Stick proven ${ago}${waiting > 0 ? `, ${waiting} since` : ''}`,
    detail,
  };
}

function batteryItem({ percent, charging }: Battery): StatusItem {
  const low = !charging && percent <= LOW_BATTERY;
  return {
    tone: low ? 'bad' : 'good',
    says: `Battery ${percent} %${charging ? ', charging' : ''}`,
    detail: low ? 'Plug it in soon.' : '',
  };
}

/** Free bytes on the disk of a folder; `null` where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
