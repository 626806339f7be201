import fc from 'fast-check';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setName } from '../backup/set-name.ts';
import { emptyFolder } from '../../tests/kit/tent.ts';
import { setsToThin, thinSets, THINNINGS_WHEN_FULL, USUAL_THINNING } from './thin-sets.ts';

const GUN_MS = Date.parse('2026-08-28T10:00:00Z');

function nameAt(minutes: number): string {
  const at = new Date(GUN_MS + minutes * 60_000);
  return setName({ raceName: 'Long Relay', stationName: 'Tent 3', at, deviceSeq: minutes });
}

describe('thinning the sets of a stick', () => {
  it('keeps the last ten, and of older ones the last of each hour', () => {
    const names = Array.from({ length: 121 }, (_, index) => nameAt(index * 2));
    const gone = setsToThin(names, USUAL_THINNING);
    const kept = names.filter((name) => !gone.includes(name));
    const lastOfHours = [58, 118, 178].map(nameAt);
    const lastTen = Array.from({ length: 10 }, (_, index) => nameAt(222 + index * 2));
    expect(kept).toEqual([...lastOfHours, ...lastTen]);
  });

  it('never takes the last proven set, however many there are and whatever is to be kept', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(3_000), { minLength: 1 }),
        fc.constantFrom(...THINNINGS_WHEN_FULL),
        (minutes, thinning) => {
          const names = minutes.map(nameAt);
          const gone = setsToThin(names, thinning);
          expect(gone).not.toContain(nameAt(Math.max(...minutes)));
          expect(names.length - gone.length).toBeGreaterThanOrEqual(Math.min(names.length, thinning.newest));
        },
      ),
    );
  });

  it('removes what was never finished, and nothing that is not of a set', () => {
    const folder = emptyFolder();
    for (const minutes of [0, 1, 2, 3]) {
      const path = join(folder, nameAt(minutes));
      mkdirSync(path);
      writeFileSync(join(path, 'journal.jsonl'), '');
      if (minutes !== 3) writeFileSync(join(path, 'manifest.sha256'), '');
    }
    writeFileSync(join(folder, nameAt(0), 'my notes.txt'), '');
    mkdirSync(join(folder, 'holiday'));
    expect(thinSets(folder, { newest: 1, hourly: false })).toBe(2);
    expect(readdirSync(folder).sort()).toEqual([nameAt(0), nameAt(2), 'holiday']);
    expect(readdirSync(join(folder, nameAt(0)))).toEqual(['my notes.txt']);
  });
});
