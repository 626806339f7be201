/** The Electron shell under test: on the stand-in or on Electron itself, to a spec it is the same. */
import type { Page } from '@playwright/test';
import type * as Electron from 'electron';

/** The module `electron`, in the main process. */
export type ElectronModule = typeof Electron;

export interface LaunchOptions {
  /** The folder of the built program: `main`, `preload`, `renderer`. */
  readonly out: string;
  /** A folder for races and for Chromium's files, of this test alone. */
  readonly home: string;
  /** More words for the command line. */
  readonly args?: readonly string[];
  /** Counts the starts on one home: Chromium's profile is for one of them alone. */
  readonly serial?: number;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

export interface StationApp {
  readonly shell: 'stand-in' | 'electron';
  /** The page of the station's window, once it is loaded. */
  page(): Promise<Page>;
  /** Runs a function in the main process. It must use nothing of the test's but its argument. */
  evaluate<R, A>(work: (electron: ElectronModule, arg: A) => R | Promise<R>, arg: A): Promise<R>;
  evaluate<R>(work: (electron: ElectronModule) => R | Promise<R>): Promise<R>;
  /** Everything that the program wrote to its error output. */
  errors(): string;
  /** The exit code, once the program has ended. */
  readonly exited: Promise<number | null>;
  /** Ends it, asking nobody. */
  end(): Promise<void>;
}
