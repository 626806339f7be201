/** A writer killed at random moments: what was acknowledged stands. The long form is `npm run -s kills`. */
import { describe, expect, it } from 'vitest';
import { lostIds, recordAndKill, startsByItself } from './kill-rounds.ts';
import { createScratch } from './scratch.ts';
import { initSmall } from './small-race.ts';

const scratch = createScratch();
const KILLS = 6;

describe('a writer killed at random moments', () => {
  it(
    'loses nothing that it acknowledged, and starts again without repair',
    { timeout: 120_000 },
    async () => {
      const data = await initSmall(scratch);
      const acknowledged = new Set<string>();
      for (let kill = 0; kill < KILLS; kill++) {
        const ids = await recordAndKill(data, (below) => Math.floor(Math.random() * below));
        for (const id of ids) acknowledged.add(id);
        // Readers see it at once, before any writer has put anything right.
        expect(await lostIds(data, acknowledged)).toEqual([]);
        expect(await startsByItself(data)).toBe(true);
      }
      expect(await lostIds(data, acknowledged)).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(0);
    },
  );
});
