/** One stick: what it holds, what is due on it, and what became of that. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { StickFile } from './stick-file.ts';
import type { Appended, Proven, StickSetup, Trouble, TroubleKind } from './stick-jobs.ts';
import type { StickState } from './stick-sentences.ts';
import { stickSentence } from './stick-sentences.ts';
import { StickThread, StickTrouble } from './stick-thread.ts';

/** How often things are done, all in ms. */
export interface StickPace {
  /** From one appending to the next: the promise is 30 s. */
  readonly appendMs: number;
  /** From the beginning of one full set to that of the next. */
  readonly setMs: number;
  /** After a trouble. */
  readonly retryMs: number;
  /** A stick that keeps silent for so long is told of. */
  readonly patienceMs: number;
}

export const USUAL_PACE: StickPace = {
  appendMs: 10_000,
  setMs: 120_000,
  retryMs: 10_000,
  patienceMs: 60_000,
};

/** A stick as the window shows it. */
export interface StickStatus {
  readonly id: string;
  readonly label: string;
  /** Where it is; `null` while it is gone. */
  readonly path: string | null;
  readonly state: StickState;
  /** For the volunteer. */
  readonly sentence: string;
  /** It waits for a yes or no. */
  readonly offered: boolean;
  /**
   * So many entries, the first ones in local order, are on the stick and synced: the entry at place n (from 1)
   * is on it where n ≤ `heldTo`.
   */
  readonly heldTo: number;
  /** Of those, so many are in the appended text. */
  readonly appendedTo: number;
  /** When the last set was proven, ms since 1970; `null` where none was since the program started. */
  readonly provenAtMs: number | null;
  /** How many entries that set holds. */
  readonly provenCount: number | null;
  /** The folder of that set. */
  readonly provenPath: string | null;
  /** `null` where it is not known. */
  readonly freeBytes: number | null;
}

/** What a stick takes from its surroundings. */
export interface StickSurroundings {
  readonly setupAt: (root: string) => StickSetup;
  /** Number of entries recorded. */
  readonly recorded: () => number;
  /** A clock that only goes forward, ms. */
  readonly monotonicMs: () => number;
  /** The machine's time, ms since 1970. */
  readonly wallMs: () => number;
  readonly pace: StickPace;
  /** Called after each change. */
  readonly changed: () => void;
}

/** Something the thread was asked, and when it last showed that it is at work. */
interface UnderWay {
  seenMs: number;
}

/** What of a stick outlasts its being pulled. */
interface Held {
  appendedTo: number;
  proven: { atMs: number; count: number; path: string } | null;
}

export class Stick {
  readonly id: string;
  readonly label: string;
  readonly #around: StickSurroundings;
  /** It is used for backups; otherwise it waits for a yes or no. */
  #use: 'used' | 'offered' | 'foreign';
  #raceIds: readonly string[];
  #place: { root: string; thread: StickThread } | null = null;
  #held: Held = { appendedTo: 0, proven: null };
  #freeBytes: number | null = null;
  #appendTrouble: Trouble | null = null;
  #setTrouble: Trouble | null = null;
  #underWay = new Set<UnderWay>();
  #appending: Promise<void> | null = null;
  #writingSet: Promise<void> | null = null;
  #appendDueMs = 0;
  #setDueMs = 0;

  /** @param raceIds - those for which it was accepted before. */
  constructor(
    {
      id,
      label,
      use,
      raceIds,
    }: { id: string; label: string; use: 'used' | 'offered' | 'foreign'; raceIds: readonly string[] },
    around: StickSurroundings,
  ) {
    this.id = id;
    this.label = label;
    this.#use = use;
    this.#raceIds = raceIds;
    this.#around = around;
  }

  get root(): string | null {
    return this.#place?.root ?? null;
  }

  /** Its place is still there, and it is not: another one may be. */
  get isLost(): boolean {
    return this.#place !== null && (this.#appendTrouble ?? this.#setTrouble)?.kind === 'gone';
  }

  get isUsed(): boolean {
    return this.#use === 'used';
  }

  /** It was put in. What it is said to hold is looked at anew. */
  arrive(root: string, freeBytes: number | null = null): void {
    this.leave();
    this.#place = { root, thread: new StickThread(this.#around.setupAt(root)) };
    this.#freeBytes = freeBytes;
    this.#appendDueMs = 0;
    this.#setDueMs = 0;
    this.#around.changed();
  }

  /** It was pulled. */
  leave(): void {
    this.#place?.thread.end();
    this.#place = null;
    this.#appendTrouble = null;
    this.#setTrouble = null;
    this.#underWay.clear();
    this.#appending = null;
    this.#writingSet = null;
    this.#around.changed();
  }

  /**
   * Makes it a stick of this race.
   *
   * @param makeFolder - a folder that a person has named is made where it is missing.
   * @throws BatonError with why that cannot be.
   */
  async accept(raceId: string, makeFolder = false): Promise<void> {
    const stick: StickFile = { id: this.id, raceIds: [...new Set([...this.#raceIds, raceId])] };
    const { freeBytes } = await this.#ask((thread, alive) =>
      thread.ask('accept', { stick, makeFolder }, alive),
    );
    this.#freeBytes = freeBytes;
    this.#raceIds = stick.raceIds;
    this.#use = 'used';
    this.#around.changed();
  }

  /** Begins what is due. */
  tick(): void {
    if (this.#place === null || !this.isUsed) return;
    this.#reviveThread();
    const nowMs = this.#around.monotonicMs();
    const recorded = this.#around.recorded();
    if (this.#appending === null && nowMs >= this.#appendDueMs && this.#needsAppending(recorded)) {
      void this.#append();
    }
    const isSetDue = this.#writingSet === null && nowMs >= this.#setDueMs && this.#needsSet(recorded);
    // What is appended at its first look at the stick makes the folders for both.
    if (isSetDue && this.#appending === null) void this.#writeSet();
  }

  /**
   * Appends and writes a set at once.
   *
   * @throws BatonError with why it is not proven.
   */
  async writeNow(): Promise<void> {
    if (this.#place === null || !this.isUsed) throw new BatonError('notFound', this.status().sentence);
    this.#reviveThread();
    await this.idle();
    await this.#append();
    await this.#writeSet();
    const trouble = this.#setTrouble ?? this.#appendTrouble;
    if (trouble !== null) throw new StickTrouble(trouble);
  }

  /** Appends what is missing, so that the stick can be taken home; resolves when nothing is under way on it. */
  async finish(): Promise<void> {
    await this.#appending;
    if (this.#place !== null && this.isUsed && this.#needsAppending(this.#around.recorded()))
      await this.#append();
    await this.idle();
  }

  /** Resolves when nothing is under way on it. */
  async idle(): Promise<void> {
    await Promise.all([this.#appending, this.#writingSet]);
  }

  status(): StickStatus {
    const { id, label } = this;
    const { appendedTo, proven } = this.#held;
    const state = this.#state();
    const heldTo = Math.max(appendedTo, proven?.count ?? 0);
    const trouble = (this.#appendTrouble ?? this.#setTrouble)?.sentence ?? null;
    const figures = {
      state,
      label,
      recorded: this.#around.recorded(),
      held: heldTo,
      proven: proven?.count ?? null,
    };
    return {
      id,
      label,
      path: state === 'gone' ? null : this.root,
      state,
      sentence: stickSentence({ ...figures, trouble }),
      offered: !this.isUsed,
      heldTo,
      appendedTo,
      provenAtMs: proven?.atMs ?? null,
      provenCount: proven?.count ?? null,
      provenPath: proven?.path ?? null,
      freeBytes: this.#freeBytes,
    };
  }

  #state(): StickState {
    if (this.#place === null) return 'gone';
    if (this.#isSilent()) return 'notAnswering';
    const trouble = this.#appendTrouble ?? this.#setTrouble;
    if (trouble !== null) return STATE_OF[trouble.kind];
    if (this.#use !== 'used') return this.#use;
    if (this.#writingSet !== null) return 'writing';
    return this.#held.proven === null ? 'known' : 'proven';
  }

  #isSilent(): boolean {
    const sinceMs = this.#around.monotonicMs() - this.#around.pace.patienceMs;
    return [...this.#underWay].some(({ seenMs }) => seenMs < sinceMs);
  }

  /** Also without news where something went wrong, so that a mended stick is seen to be. */
  #needsAppending(recorded: number): boolean {
    return this.#held.appendedTo < recorded || this.#appendDueMs === 0 || this.#appendTrouble !== null;
  }

  /** Also without news where it has just arrived: what it brought was not proven here. */
  #needsSet(recorded: number): boolean {
    return this.#held.proven?.count !== recorded || this.#setDueMs === 0 || this.#setTrouble !== null;
  }

  #append(): Promise<void> {
    const { id } = this;
    return (this.#appending = this.#run(
      (thread, alive) => thread.ask('append', { id }, alive),
      (outcome: Appended | Trouble) => {
        const { pace, monotonicMs } = this.#around;
        this.#appending = null;
        this.#appendTrouble = 'kind' in outcome ? outcome : null;
        this.#appendDueMs = monotonicMs() + ('kind' in outcome ? pace.retryMs : pace.appendMs);
        if ('kind' in outcome) return;
        this.#held.appendedTo = outcome.count;
        this.#freeBytes = outcome.freeBytes;
      },
    ));
  }

  #writeSet(): Promise<void> {
    const { id } = this;
    const { pace, monotonicMs, wallMs } = this.#around;
    const begunMs = monotonicMs();
    return (this.#writingSet = this.#run(
      (thread, alive) => thread.ask('writeSet', { id, atMs: wallMs() }, alive),
      (outcome: Proven | Trouble) => {
        const endedMs = monotonicMs();
        this.#writingSet = null;
        this.#setTrouble = 'kind' in outcome ? outcome : null;
        // A stick that needs minutes for a set has a rest from it, in which the appending has it for itself.
        const restedMs = endedMs + (endedMs - begunMs) / 4;
        this.#setDueMs =
          'kind' in outcome ? endedMs + pace.retryMs : Math.max(begunMs + pace.setMs, restedMs);
        if ('kind' in outcome) return;
        this.#held.proven = { atMs: wallMs(), count: outcome.count, path: outcome.path };
        this.#freeBytes = outcome.freeBytes;
      },
    ));
  }

  /** Runs a job whose outcome, also a bad one, goes to `settle`; where the stick has left meanwhile, to nobody. */
  async #run<Value>(
    ask: (thread: StickThread, alive: (appended: number | null) => void) => Promise<Value>,
    settle: (outcome: Value | Trouble) => void,
  ): Promise<void> {
    const place = this.#place;
    const outcome = await this.#ask(ask).catch((error: unknown) => troubleIn(error));
    if (this.#place !== place) return;
    settle(outcome);
    this.#around.changed();
    this.tick();
  }

  async #ask<Value>(
    ask: (thread: StickThread, alive: (appended: number | null) => void) => Promise<Value>,
  ): Promise<Value> {
    const place = this.#place;
    if (place === null) throw new BatonError('notFound', this.status().sentence);
    const underWay: UnderWay = { seenMs: this.#around.monotonicMs() };
    this.#underWay.add(underWay);
    this.#around.changed();
    try {
      return await ask(place.thread, (appended) => {
        underWay.seenMs = this.#around.monotonicMs();
        if (appended === null || this.#place !== place) return;
        // What is looked at anew was there before, as far as is known: the figure does not start at nothing again.
        this.#held.appendedTo = Math.max(this.#held.appendedTo, appended);
        this.#around.changed();
      });
    } finally {
      this.#underWay.delete(underWay);
    }
  }

  /** A thread that broke off is started again. */
  #reviveThread(): void {
    if (this.#place?.thread.ended !== true) return;
    this.#place = { root: this.#place.root, thread: new StickThread(this.#around.setupAt(this.#place.root)) };
  }
}

const STATE_OF: Record<TroubleKind, StickState> = {
  gone: 'gone',
  full: 'full',
  readOnly: 'readOnly',
  failed: 'failed',
};

function troubleIn(error: unknown): Trouble {
  if (error instanceof StickTrouble) return error.trouble;
  return { kind: 'failed', sentence: error instanceof Error ? error.message : String(error) };
}
