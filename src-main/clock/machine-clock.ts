/** The machine's own clock, believed at the start and then carried on by the monotonic one. */
import type { Clock, Stamp } from './clock.ts';
import { machineTime, nsBetween } from './machine-time.ts';

/**
 * How far off a laptop's clock may be that nothing has checked. A laptop set by a network lately is within a
 * second; two leave room for one that was not, and nothing is known of one that was never set.
 */
export const UNVERIFIED_ERROR_US = 2_000_000;

/**
 * A clock that takes the wall clock once, when it is made, and adds monotonic time to it: a wall clock that is
 * stepped while the program runs moves no time.
 */
export function createMachineClock(): Clock {
  const machine = machineTime();
  const wallUs = Math.round((performance.timeOrigin + performance.now()) * 1_000);
  const startNs = machine.monoNs();
  const stampAt = (monoNs: number): Stamp => ({
    timeUs: wallUs + Math.floor(nsBetween(startNs, monoNs) / 1_000),
    errorUs: UNVERIFIED_ERROR_US,
    monoNs,
    bootId: machine.bootId,
    state: 'unverified',
  });
  const monoNs = (): number => machine.monoNs();
  return { monoNs, stampAt, stamp: () => stampAt(monoNs()) };
}
