/** Passings recorded without a network, on a real journal, refined when the network is back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Body } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import { machine, Station } from '../station/station.ts';
import type { RefinedSpan, Stamp } from './clock.ts';
import { createClockService } from './clock-service.ts';
import { refinePassings } from './refine-passings.ts';
import { World } from './testing/world.ts';

const HOUR_S = 3_600;
const folder = mkdtempSync(join(tmpdir(), 'baton-refine-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function passing(
  { timeUs, errorUs, monoNs, bootId }: Stamp,
  more: Partial<Body<'passing'>> = {},
): Body<'passing'> {
  return { bib: '12', point: 1, side: 'handoff', source: 'key', timeUs, errorUs, monoNs, bootId, ...more };
}

it('one entry refines what this station stamped in the gap, and the board takes it', async () => {
  const world = new World({ seed: 3, lengthS: 9 * HOUR_S });
  world.outage(2 * HOUR_S, 7 * HOUR_S);
  const clock = createClockService({ machine: world.machine(), timers: world, source: world.source() });
  const found: RefinedSpan[] = [];
  clock.subscribe((event) => {
    if (event.kind === 'refinable') found.push(event.span);
  });
  const station = await Station.create(join(folder, 'race'), { stationName: 'A' }, { ...machine(), clock });
  try {
    await world.time.runUntil(HOUR_S);
    const checked = clock.stamp();
    await station.recordPassing(passing(checked, { bib: '1' }), checked.timeUs, 'KR');
    await world.time.runUntil(6.8 * HOUR_S);
    const { trueUs } = world;
    const late = clock.stamp();
    await station.recordPassing(passing(late, { bib: '2' }), late.timeUs, 'KR');
    await station.recordPassing(passing(late, { bib: '3', bootId: 'another' }), late.timeUs, 'KR');
    const sheet: Body<'passing'> = {
      bib: '4',
      point: 1,
      side: 'handoff',
      source: 'sheet',
      timeUs: late.timeUs,
    };
    await station.recordPassing(sheet, late.timeUs, 'KR');
    await world.time.runUntil(8 * HOUR_S);
    const span = found.at(-1);
    if (span === undefined) throw new TypeError('the gap is over');
    const body = refinePassings(station.entries, station.journal.deviceId, span);
    expect(body?.spans).toHaveLength(1);
    const [refined] = body?.spans ?? [];
    if (body === null || refined === undefined) throw new TypeError('one passing was refined');
    const target = station.entries.find(({ id }) => id === refined.passing.id);
    expect(target !== undefined && isKind(target, 'passing') && target.fact.body.bib).toBe('2');
    expect(Math.abs(refined.timeUs - trueUs)).toBeLessThanOrEqual(refined.errorUs);
    expect(refined.errorUs).toBeLessThan(late.errorUs / 3);
    await station.record([{ kind: 'refine', body }], 'KR');
    expect(station.fold.board().open.map(({ kind }) => kind)).not.toContain('refineOutOfBound');
    expect(refinePassings(station.entries, 'another device', span)).toBeNull();
  } finally {
    clock.stop();
    await station.close();
  }
});
