/** What a machine knows of time by itself. */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/** Readings stay below 2^53 ns: the count starts again after 104 days of one boot. */
const MONO_NS_RANGE = 2 ** 53;

/** The clocks of a machine. */
export interface MachineTime {
  /** The monotonic clock, ns, below 2^53. */
  monoNs(): number;
  /** The wall clock, µs since 1970 UTC. Never the time of a record, except where nothing else is known. */
  wallUs(): number;
  /** Time since the boot with sleep, s; `null` where the monotonic clock itself goes on in sleep. */
  uptimeS(): number | null;
  /** Names this boot. */
  readonly bootId: string;
}

/** Alarms. */
export interface Timers {
  /** Rings once after so much time, unless the answer is called before. */
  after(ms: number, ring: () => void): () => void;
}

/** The real machine's clocks. */
export function machineTime(): MachineTime {
  // Linux's CLOCK_MONOTONIC stands still in sleep and its uptime does not; macOS's and Windows's counters go on.
  const standsInSleep = process.platform === 'linux';
  return {
    monoNs: () => Number(process.hrtime.bigint() % BigInt(MONO_NS_RANGE)),
    wallUs: () => Date.now() * 1_000,
    uptimeS: () => (standsInSleep ? uptime() : null),
    bootId: readBootId(),
  };
}

/** The real machine's alarms. They do not keep the program alive. */
export function machineTimers(): Timers {
  return {
    after(ms, ring) {
      const timer = setTimeout(ring, ms).unref();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

/**
 * From one monotonic reading to another, ns; right also across the wrap, for readings less than 52 days
 * apart.
 */
export function nsBetween(fromNs: number, toNs: number): number {
  const ns = toNs - fromNs;
  const half = MONO_NS_RANGE / 2;
  return ns > half ? ns - MONO_NS_RANGE : ns < -half ? ns + MONO_NS_RANGE : ns;
}

/** As `nsBetween`, for differences of such readings in s. */
export function secondsBetween(fromS: number, toS: number): number {
  return nsBetween(fromS * 1e9, toS * 1e9) / 1e9;
}

/** Linux names each boot; elsewhere the time of the boot does, to the minute, since uptime comes in seconds. */
function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `boot-${Math.round((Date.now() / 1_000 - uptime()) / 60)}`;
  }
}
