/** What a spec and its station process say to each other, over the process's own channel. */
import type { Message } from '../../src-shared/contract/envelope.ts';

/** Where an injected clock stands at a moment of the machine's monotonic clock, and how fast it runs from there on. */
export interface ClockSetting {
  /** As `process.hrtime` counts, ns. */
  readonly fromNs: number;
  /** µs since 1970 UTC. */
  readonly timeUs: number;
  /** 1 = as fast as the world. */
  readonly speed: number;
}

/** What a station process is started with. */
export interface StationSetting {
  readonly home: string;
  /** 0 = any that is free. */
  readonly port: number;
  readonly windowFolder: string;
  /** `null` = the machine's own clock. */
  readonly clock: ClockSetting | null;
  readonly reopenLast: boolean;
}

/** To the station. */
export type ToStation =
  | { readonly say: 'call'; readonly id: number; readonly name: string; readonly args: unknown }
  | { readonly say: 'clock'; readonly id: number; readonly clock: ClockSetting }
  | { readonly say: 'stop' };

/** From the station. */
export type FromStation =
  | { readonly say: 'up'; readonly address: string; readonly port: number }
  | { readonly say: 'answer'; readonly id: number; readonly message: Message }
  | { readonly say: 'clockSet'; readonly id: number }
  | { readonly say: 'failed'; readonly why: string };
