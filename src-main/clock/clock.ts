/** What time it is, and how far off that can be. */

/** A moment as a record keeps it. */
export interface Stamp {
  /** Synchronized time, µs since 1970 UTC. */
  readonly timeUs: number;
  /** The true time lies within this of `timeUs`, µs. */
  readonly errorUs: number;
  /** The machine's monotonic clock, ns; comparable within one boot. */
  readonly monoNs: number;
  /** Names the boot, so that a later, better knowledge of the clock can refine the time. */
  readonly bootId: string;
  readonly state: ClockState;
}

/** How the time is known. `unverified`: nothing but the machine's own wall clock speaks for it. */
type ClockState = 'unverified';

export interface Clock {
  /** The time of now. */
  stamp(): Stamp;
}
