import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SavedClock } from './saved-clock.ts';
import { fileStorage } from './saved-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-clock-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const burst = {
  upperUs: 1.7e15,
  upperAtS: 5,
  lowerUs: 1.7e15 - 5e4,
  lowerAtS: 6,
  slackUs: 0,
  noiseUs: 2_000,
};
const saved: SavedClock = {
  version: 1,
  bootId: 'boot-1',
  mark: { monoNs: 1_000, atS: 0.5, uptimeAheadS: 3.25 },
  timeUs: 1.7e15,
  origin: 'network',
  degraded: false,
  lastSync: { monoNs: 900, atS: 0.4 },
  knowledge: {
    model: { atS: 6, offsetUs: 1.7e15, ppm: 12.5, varOffset: 4e6, covariance: 3, varPpm: 1.5 },
    bursts: [burst],
    held: [],
    prior: { ppm: 0, sigmaPpm: 100 },
  },
};

describe('the clock’s file', () => {
  it('gives back what was put in, and is whole at any moment', () => {
    const storage = fileStorage(join(folder, 'clock.json'), fail);
    expect(storage.load()).toBeNull();
    storage.save(saved);
    storage.save({ ...saved, timeUs: 1.8e15 });
    expect(storage.load()).toEqual({ ...saved, timeUs: 1.8e15 });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, 60)],
    ['of another version', (text: string) => text.replace('"version":1', '"version":2')],
    ['with an impossible frequency', (text: string) => text.replace('"varPpm":1.5', '"varPpm":-1')],
    ['empty', () => ''],
  ])('%s counts for nothing', (_name, damage) => {
    const path = join(folder, 'damaged.json');
    const storage = fileStorage(path, fail);
    storage.save(saved);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(storage.load()).toBeNull();
  });

  it('that cannot be written is told of once, and the clock goes on', () => {
    const troubles: unknown[] = [];
    const storage = fileStorage(join(folder, 'nowhere', 'clock.json'), (error) => troubles.push(error));
    storage.save(saved);
    storage.save(saved);
    expect(troubles).toHaveLength(1);
  });
});

function fail(error: unknown): void {
  throw new Error('the file could not be written', { cause: error });
}
