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

/**
 * How the time is known.
 *
 * - `unsynced`: never checked; the machine's own wall clock alone speaks for it.
 * - `unverified`: checked before, but the machine was started anew since.
 * - `acquiring`: checked, but how fast the clock runs is not known well yet.
 * - `synced`: checked, and the server answers.
 * - `holdover`: checked, and the server does not answer at present.
 * - `degraded`: the machine slept since it was last checked.
 * - `conflict`: the server says something that differs by more than a second from what was known.
 * - `byHand`: set by a person pressing a key at announced times.
 */
export type ClockState =
  'unsynced' | 'acquiring' | 'synced' | 'holdover' | 'degraded' | 'conflict' | 'unverified' | 'byHand';

export interface Clock {
  /** The time of now. */
  stamp(): Stamp;
  /**
   * The time of a moment of this boot, slightly in the past: the press of a key, carried here.
   *
   * @param monoNs - a reading as `Stamp.monoNs` and `monoNs()` give it.
   */
  stampAt(monoNs: number): Stamp;
  /** The machine's monotonic clock now, ns, in the reading of `Stamp.monoNs`. */
  monoNs(): number;
}

/** How good a time is in one word, from its bound and never from its age: ≤ 100 ms, ≤ 500 ms, worse. */
export type Confidence = 'high' | 'medium' | 'low';

/** The clock as the window shows it. */
export interface ClockStatus {
  readonly state: ClockState;
  /** Whether a server's answers stand behind the time. */
  readonly isSynced: boolean;
  /** Whether the server answered when it was last asked; `null` while there is none to ask. */
  readonly isOnline: boolean | null;
  readonly confidence: Confidence;
  /** The true time lies within this, ms. */
  readonly errorMs: number;
  /** When a server's answer was last believed, ms since 1970 UTC. */
  readonly lastSync: number | null;
  /** How long ago that was, ms. */
  readonly timeSinceLastSync: number | null;
  /** Synchronized time less the machine's wall clock, ms. */
  readonly offset: number;
  /** How much faster true time runs than the machine's monotonic clock, ppm; `null` while it is not known. */
  readonly frequency: number | null;
  /** Why the server could not be asked when it was last tried, as a sentence. */
  readonly trouble: string | null;
}

/** One burst that was believed or held, for the history. */
export interface ClockSample {
  /** Synchronized time of the burst, ms since 1970 UTC. */
  readonly atMs: number;
  /** What the burst said less what the clock had thought before it, ms. */
  readonly offsetMs: number;
  /** The fastest way there and back, ms. */
  readonly delayMs: number;
  /** The bound after it, ms. */
  readonly errorMs: number;
  readonly verdict: 'accepted' | 'held' | 'conflict' | 'stepped';
}

/** What became of an attempt to ask the server. */
export type SyncOutcome =
  | { readonly ok: true; readonly sample: ClockSample }
  | { readonly ok: false; readonly why: SyncTrouble; readonly says: string };

/** Why there is no answer to build on. */
export type SyncTrouble =
  'noServer' | 'offline' | 'timeout' | 'captivePortal' | 'nonsense' | 'refused' | 'stopped';

/** Something happened to the clock that a person may want to know. */
export type ClockEvent =
  | { readonly kind: 'state'; readonly from: ClockState; readonly to: ClockState }
  | { readonly kind: 'sample'; readonly sample: ClockSample }
  | { readonly kind: 'trouble'; readonly why: SyncTrouble; readonly says: string }
  /** Somebody or something set the machine's wall clock. No time moved. */
  | { readonly kind: 'wallStepped'; readonly byMs: number }
  /** The machine slept, or stood still, for so long. */
  | { readonly kind: 'slept'; readonly forMs: number }
  /**
   * The time that is given out moved by so much at once: `beyondBound` where no one had been told that it
   * could.
   */
  | { readonly kind: 'moved'; readonly byMs: number; readonly beyondBound: boolean }
  /** The time of a stretch in the past is now known better than it was then. */
  | { readonly kind: 'refinable'; readonly span: RefinedSpan };

/** A stretch of one boot whose times can be refined. */
export interface RefinedSpan {
  readonly bootId: string;
  readonly fromMonoNs: number;
  readonly toMonoNs: number;
  /**
   * The better time of a stamp that was taken in the stretch, within the bound that it had.
   *
   * @returns `null` where it would be no better, or lies outside that bound.
   */
  refined(stamp: Pick<Stamp, 'timeUs' | 'errorUs' | 'monoNs'>): Pick<Stamp, 'timeUs' | 'errorUs'> | null;
}
