import { describe, expect, it } from 'vitest';
import { readStartOptions } from './start-options.ts';

describe('the command line of the Electron shell', () => {
  it('reads the data folder and the home of races', () => {
    const words = ['/usr/bin/baton', '--data', '/races/a', '--home=/races'];
    expect(readStartOptions(words)).toEqual({ data: '/races/a', home: '/races', demo: false });
  });

  it('reads that a made race is wanted', () => {
    expect(readStartOptions(['--demo']).demo).toBe(true);
  });

  it('passes over what Electron and the system add', () => {
    const words = ['--inspect=0', '--enable-logging', '-psn_0_1', 'out/main/index.js', '--user-data-dir=/x'];
    expect(readStartOptions(words)).toEqual({ data: null, home: null, demo: false });
  });

  it('takes an empty or missing folder for none', () => {
    expect(readStartOptions(['--data=', '--home'])).toEqual({ data: null, home: null, demo: false });
  });
});
