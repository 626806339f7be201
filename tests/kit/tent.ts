/** What the tests of sticks share: a real station, drives that come and go, and time that the test makes pass. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { Station } from '../../src-main/station/station.ts';
import type { Drive, Drives } from '../../src-main/sticks/drives.ts';
import type { StickPace, StickStatus } from '../../src-main/sticks/stick.ts';
import type { Sticks, SticksStatus, SticksTime } from '../../src-main/sticks/sticks.ts';
import { createSticks } from '../../src-main/sticks/sticks.ts';

/** A new empty folder, removed when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-stick-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export interface Tent {
  readonly folder: string;
  readonly station: Station;
  readonly sticks: Sticks;
  /** The drives that are in; change it and let time pass. */
  readonly drives: Drive[];
  /** Records so many notes. */
  record(count: number): Promise<void>;
  /** Lets time pass, with one tick at its end. */
  pass(ms: number): void;
  /** Lets the time of one look for drives pass; resolves when it was taken in. */
  look(): Promise<void>;
  /** Resolves once the status is so. */
  until(isSo: (status: SticksStatus) => boolean): Promise<SticksStatus>;
  /** As `until`, for the only stick. */
  untilStick(isSo: (stick: StickStatus) => boolean): Promise<StickStatus>;
  /** Ends all, as a closed program. */
  close(): Promise<void>;
}

/** Faster than real by a thousand, but for the patience. */
const PACE: StickPace = { appendMs: 10_000, setMs: 120_000, retryMs: 10_000, patienceMs: 60_000 };

/** A station with a race in a folder of its own; `folder` where it is there already. */
export async function openTent({
  folder,
  name = 'Tent 3',
}: { folder?: string; name?: string } = {}): Promise<Tent> {
  const dataFolder = folder ?? join(emptyFolder(), 'race');
  const station =
    folder === undefined
      ? await Station.create(dataFolder, { stationName: name })
      : await Station.open(dataFolder);
  if (station.entries.length === 0) {
    await station.record(
      [{ kind: 'race.set', body: { set: { name: 'Long Relay', legs: 3, rules: 1 } } }],
      'KR',
    );
  }
  const drives: Drive[] = [];
  const { time, pass } = handTime();
  const listing: Drives = { list: () => Promise.resolve([...drives]), close: () => undefined };
  const sticks = createSticks({ folder: dataFolder, station, drives: listing, time, pace: PACE });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await sticks.close();
    await station.close();
  };
  onTestFinished(close);
  const until = (isSo: (status: SticksStatus) => boolean): Promise<SticksStatus> => reached(sticks, isSo);
  return {
    folder: dataFolder,
    station,
    sticks,
    drives,
    record: async (count) => {
      for (let nth = 0; nth < count; nth++)
        await station.record([{ kind: 'note', body: { text: `note ${nth}` } }], 'KR');
    },
    pass,
    look: async () => {
      pass(2_000);
      await setImmediate();
    },
    until,
    untilStick: async (isSo) => {
      const status = await until(({ sticks: [only] }) => only !== undefined && isSo(only));
      const [only] = status.sticks;
      if (only === undefined) throw new Error('there is no stick');
      return only;
    },
    close,
  };
}

function handTime(): { time: SticksTime; pass: (ms: number) => void } {
  let nowMs = 0;
  let tick = (): void => undefined;
  return {
    time: {
      monotonicMs: () => nowMs,
      wallMs: () => Date.parse('2026-08-28T21:00:00Z') + nowMs,
      every: (_periodMs, work) => {
        tick = work;
        return () => {
          tick = () => undefined;
        };
      },
    },
    pass: (ms) => {
      nowMs += ms;
      tick();
    },
  };
}

function reached(sticks: Sticks, isSo: (status: SticksStatus) => boolean): Promise<SticksStatus> {
  return new Promise((resolve) => {
    const stop = sticks.onChange((status) => {
      if (!isSo(status)) return;
      stop();
      resolve(status);
    });
    const now = sticks.status();
    if (!isSo(now)) return;
    stop();
    resolve(now);
  });
}

/** A drive at this path. */
export function driveAt(path: string, label = 'KINGSTON'): Drive {
  return { path, label, uuid: `uuid of ${label}` };
}

/** Mounts a disk in memory; answers whether that is permitted here. */
export function mountMemory(at: string, options: string): boolean {
  return mount(['-t', 'tmpfs', '-o', options, 'tmpfs', at], at);
}

/** Shows a mounted disk in a second place too, where it stays when it is pulled from the first. */
export function mountAgain(from: string, at: string): boolean {
  return mount(['--bind', from, at], at);
}

/** Mounts a file as a disk with ext4 on it. */
export function mountImage(image: string, at: string): boolean {
  const made = spawnSync('sh', ['-c', 'truncate -s 64M "$0" && mkfs.ext4 -q "$0"', image]);
  return made.status === 0 && mount(['-o', 'loop', image, at], at);
}

function mount(args: readonly string[], at: string): boolean {
  if (spawnSync('mount', args).status !== 0) return false;
  onTestFinished(() => {
    spawnSync('umount', ['-l', at]);
  });
  return true;
}

/** Takes a disk away from under whoever uses it. */
export function pull(at: string): void {
  execFileSync('umount', ['-l', at]);
}

/** The folder of the only station on a stick. */
export function stationFolderOn(root: string): string {
  const races = join(root, 'Baton');
  const [race = ''] = readdirSync(races);
  const [station = ''] = readdirSync(join(races, race));
  return join(races, race, station);
}
