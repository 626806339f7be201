/** The machine's own clock, believed at the start and then carried on by the monotonic one. */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Clock } from './clock.ts';

/**
 * How far off a laptop's clock may be that nothing has checked. A laptop set by a network lately is within a
 * second; two leave room for one that was not, and nothing is known of one that was never set.
 */
const UNVERIFIED_ERROR_US = 2_000_000;

/** Readings stay below 2^53 ns: the count starts again after 104 days of one boot. */
const MONO_NS_RANGE = 2n ** 53n;

/**
 * A clock that takes the wall clock once, when it is made, and adds monotonic time to it: a wall clock that is
 * stepped while the program runs moves no time.
 */
export function createMachineClock(): Clock {
  const bootId = readBootId();
  const wallUs = Math.round((performance.timeOrigin + performance.now()) * 1_000);
  const startNs = process.hrtime.bigint();
  return {
    stamp() {
      const nowNs = process.hrtime.bigint();
      return {
        timeUs: wallUs + Number((nowNs - startNs) / 1_000n),
        errorUs: UNVERIFIED_ERROR_US,
        monoNs: Number(nowNs % MONO_NS_RANGE),
        bootId,
        state: 'unverified',
      };
    },
  };
}

/** Linux names each boot; elsewhere the time of the boot does, to the minute, since uptime comes in seconds. */
function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `boot-${Math.round((Date.now() / 1_000 - uptime()) / 60)}`;
  }
}
