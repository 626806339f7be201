import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Draft, Ref } from '../../src-shared/domain/entry.ts';
import { refOf } from '../../src-shared/domain/entry.ts';
import { sealEntry } from '../../src-shared/domain/codec.ts';
import type { Entry } from '../../src-shared/domain/entry.ts';
import { createFold } from '../../src-shared/domain/fold/fold.ts';
import { sha256 } from '../../tests/kit/set-source.ts';
import { passingsCsv } from './passings-csv.ts';

const TEAM = '018f0000-0000-7000-8000-0000000000aa';
const DEVICE = '018f0000-0000-7000-8000-0000000000bb';
const GUN_US = Date.UTC(2026, 7, 28, 8) * 1_000;

class Station {
  readonly entries: Entry[] = [];

  write(draft: Draft): Ref {
    const deviceSeq = this.entries.length + 1;
    const { entry } = sealEntry(
      draft,
      {
        id: `018f0000-0000-7000-8000-${String(deviceSeq).padStart(12, '0')}`,
        raceId: TEAM,
        deviceId: DEVICE,
        deviceSeq,
        prevHash: this.entries.at(-1)?.hash ?? null,
        at: GUN_US + deviceSeq,
        by: 'KM',
      },
      sha256,
    );
    this.entries.push(entry);
    return refOf(entry);
  }

  passing(bib: string, timeUs: number, more: { point?: number; sourceKey?: string } = {}): Ref {
    const body = { bib, side: 'handoff' as const, timeUs, errorUs: 1_500, source: 'key' as const, ...more };
    return this.write({ kind: 'passing', body });
  }

  rows(): Record<string, string>[] {
    const fold = createFold();
    fold.add(this.entries);
    return parse([...passingsCsv(this.entries, fold)].join(''), { columns: true });
  }
}

function raceOfTwoLegs(): Station {
  const station = new Station();
  station.write({ kind: 'race.set', body: { set: { name: 'R', legs: 2, startUs: GUN_US } } });
  station.write({ kind: 'team.set', body: { teamId: TEAM, set: { bib: '12', name: 'Team 12' } } });
  return station;
}

describe('passings.csv', () => {
  it('holds a passing with its time in UTC to the microsecond, and says that it counts', () => {
    const station = raceOfTwoLegs();
    const { id } = station.passing('12', GUN_US + 3_600_123_456, { sourceKey: 'k1' });
    expect(station.rows()).toEqual([
      {
        team_bib: '12',
        typed_bib: '12',
        point: '1',
        side: 'handoff',
        time: '2026-08-28T09:00:00.123456Z',
        elapsed: '01:00:00.123456',
        error_ms: '1.5',
        source: 'key',
        source_key: 'k1',
        device: DEVICE,
        device_seq: '3',
        id,
        counts: 'yes',
        voided: 'no',
      },
    ]);
  });

  it('keeps what was voided, doubled, surplus, unknown or given another time', () => {
    const station = raceOfTwoLegs();
    const voided = station.passing('12', GUN_US + 100_000_000);
    const counting = station.passing('12', GUN_US + 1_000_000_000);
    station.passing('12', GUN_US + 1_001_000_000);
    station.passing('12', GUN_US + 2_000_000_000);
    const surplus = station.passing('', GUN_US + 3_000_000_000);
    station.passing('99', GUN_US + 4_000_000_000);
    station.write({ kind: 'void', body: { targets: [voided], reason: 'wrong bib' } });
    station.write({ kind: 'assign', body: { passing: surplus, teamId: TEAM } });
    const retimed = { passing: counting, timeUs: GUN_US + 999_000_000, reason: 'photo' };
    station.write({ kind: 'retime', body: retimed });
    const rows = station.rows().map((row) => {
      return [row['team_bib'], row['typed_bib'], row['point'], row['elapsed'], row['counts'], row['voided']];
    });
    expect(rows).toEqual([
      ['12', '12', '', '00:01:40.000000', 'no', 'yes'],
      ['12', '12', '1', '00:16:39.000000', 'yes', 'no'],
      ['12', '12', '1', '00:16:41.000000', 'no', 'no'],
      ['12', '12', '2', '00:33:20.000000', 'yes', 'no'],
      ['12', '', '', '00:50:00.000000', 'no', 'no'],
      ['', '99', '', '01:06:40.000000', 'no', 'no'],
    ]);
  });

  it('lets no spreadsheet execute what was typed', () => {
    const station = raceOfTwoLegs();
    station.passing('=1+2', GUN_US, { sourceKey: '@SUM(A1)' });
    expect(station.rows()[0]).toMatchObject({ typed_bib: "'=1+2", source_key: "'@SUM(A1)" });
  });

  it('has its heading where there are no passings, and all rows where there are thousands', () => {
    const station = raceOfTwoLegs();
    expect(station.rows()).toEqual([]);
    for (let index = 0; index < 2_001; index++) station.passing(`x${index}`, GUN_US + index);
    expect(station.rows()).toHaveLength(2_001);
  });
});
