/**
 * A station in a process of its own, on a machine whose clocks may be false, and questions to it with the
 * truth read outside.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ClockEvent, Stamp, SyncOutcome } from '../../src-main/clock/clock.ts';

/** Where Debian and its like put libfaketime. */
const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) => [
  `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
]);

/** The library that shows a process other clocks; `undefined` where it is not installed. */
export const libfaketime = LIBRARIES.find((path) => existsSync(path));

/** A stamp, and between which moments of the true time it was taken, µs. */
export interface WitnessedStamp {
  readonly stamp: Stamp;
  readonly earliestUs: number;
  readonly latestUs: number;
}

export interface FakedStation {
  stamp(): Promise<WitnessedStamp>;
  wallUs(): Promise<number>;
  sync(): Promise<SyncOutcome>;
  /** From now on its main thread is busy four fifths of the time. */
  keepBusy(): Promise<void>;
  events(): Promise<ClockEvent[]>;
  end(): Promise<void>;
}

/** Starts a station's clock, under other clocks where `env` tells libfaketime which. */
export function startFakedStation(serverUrl: string, env?: Readonly<Record<string, string>>): FakedStation {
  const script = fileURLToPath(new URL('station-child.ts', import.meta.url));
  const preload = libfaketime === undefined || env === undefined ? {} : { LD_PRELOAD: libfaketime };
  const child = spawn(process.execPath, [script, serverUrl], {
    env: { ...process.env, ...preload, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<unknown> => {
    child.stdin.write(`${question}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error('the station ended');
    return JSON.parse(value);
  };
  return {
    async stamp() {
      const earliestUs = trueUs();
      // What the child answers is what its own code makes of these questions.
      const stamp = (await ask('stamp')) as Stamp;
      return { stamp, earliestUs, latestUs: trueUs() };
    },
    wallUs: async () => (await ask('wall')) as number,
    sync: async () => (await ask('sync')) as SyncOutcome,
    async keepBusy() {
      await ask('busy');
    },
    events: async () => (await ask('events')) as ClockEvent[],
    async end() {
      const ended = once(child, 'exit');
      child.stdin.end('end\n');
      await ended;
    },
  };
}

/** The true time, µs since 1970 UTC. */
function trueUs(): number {
  return Date.now() * 1_000;
}
