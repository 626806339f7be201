import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.ts', 'tests/**/*.test.ts', 'e2e/stand-in/*.test.ts'],
    // Many tests wait for the disk or for processes of their own: one worker a core leaves half of two cores idle.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
