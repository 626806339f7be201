/** What the race at hand does not have: refused before it is recorded, since it would change nothing. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { RaceLine } from '../../src-shared/domain/board.ts';

/** @throws BatonError `usage` for a leg past the race's last. */
export function refuseUnknownLeg({ legs }: RaceLine, leg: number): void {
  if (leg <= legs) return;
  throw new BatonError('usage', `This race has ${legs} legs; there is no leg ${leg}. Nothing was recorded.`);
}

/** @throws BatonError `usage` for a point past the finish. */
export function refuseUnknownPoint({ legs }: RaceLine, point: number): void {
  if (point <= legs) return;
  throw new BatonError(
    'usage',
    `This race has the points 0 (start) to ${legs} (finish); there is no point ${point}. Nothing was recorded.`,
  );
}

/** @throws BatonError `notFound` for a wave that the race does not have. */
export function refuseUnknownWave({ waves }: RaceLine, name: string): void {
  if (waves.some((wave) => wave.name === name)) return;
  const known = waves.map((wave) => `"${wave.name}"`).join(', ');
  throw new BatonError(
    'notFound',
    `This race has no wave "${name}"${known === '' ? '' : `; it has ${known}`}. Nothing was recorded.`,
  );
}

/** @throws BatonError `notFound` for a leg without a mass start. */
export function refuseUnknownMassStart({ massStarts }: RaceLine, leg: number): void {
  if (massStarts.some((massStart) => massStart.leg === leg)) return;
  const known = massStarts.map((massStart) => massStart.leg).join(', ');
  throw new BatonError(
    'notFound',
    `This race has no mass start of leg ${leg}${known === '' ? '' : `; it has one of leg ${known}`}. Nothing was recorded. For one team, record a start of its leg ${leg}.`,
  );
}

/**
 * Refuses a time at which nobody can have been on the course yet: before the gun and before every wave.
 *
 * @throws BatonError `badInput`.
 */
export function refuseBeforeGun(
  { gunUs, waves }: RaceLine,
  time: { timeUs: number } | { elapsedUs: number },
): void {
  const sinceGunUs = 'elapsedUs' in time ? time.elapsedUs : gunUs === null ? 0 : time.timeUs - gunUs;
  const wavesUs = waves.map(({ timeUs, elapsedUs }) => elapsedUs ?? (timeUs ?? 0) - (gunUs ?? 0));
  if (sinceGunUs >= Math.min(0, ...wavesUs)) return;
  throw new BatonError(
    'badInput',
    'That time is before the gun. Nothing was recorded. Check the time and its time zone; if the gun is wrong, correct that first.',
  );
}
