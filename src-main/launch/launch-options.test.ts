import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { readLaunchOptions } from './launch-options.ts';

const read = (...words: string[]): unknown => readLaunchOptions(['node', 'start.js', ...words]);

describe('the words of npm start', () => {
  it('may be none', () => {
    expect(read()).toEqual({ port: 0, open: true });
  });

  it('say where the race is and how it is shown', () => {
    expect(
      read('--data', 'a', '--home', 'b', '--browser', '--port', '8123', '--no-open', '--keep', '--demo'),
    ).toEqual({
      data: 'a',
      home: 'b',
      browser: true,
      port: 8123,
      open: false,
      keep: true,
      demo: true,
    });
  });

  it.each([['--port', '0'], ['--port', '65536'], ['--port', 'x'], ['--date', 'a'], ['folder'], ['--data']])(
    'are refused where they are off: %s %s',
    (...words) => {
      expect(() => read(...words)).toThrow(CommanderError);
    },
  );
});
