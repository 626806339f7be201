/** What is bundled for Electron (main, preload) and for both shells (the window). */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Threads are started by the path of their file: each is a bundle of its own, under its plain name beside `index.js`. */
const workers = Object.fromEntries(
  globSync('src-main/*/*-worker.ts', { cwd: import.meta.dirname }).map((file) => [
    basename(file, '.ts'),
    file,
  ]),
);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: { index: 'src-main/shell-electron/main.ts', ...workers },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: 'src-preload/index.ts' },
        output: { entryFileNames: '[name].cjs', format: 'cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      rolldownOptions: { input: 'src-renderer/index.html' },
      // The content policy lets fonts come from the station alone, not from data URLs.
      assetsInlineLimit: 0,
    },
    plugins: [react()],
  },
});
