/** A real desk on a real folder, with a clock that the test sets; every reply and every push is held to the contract. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock, Stamp } from '../../src-main/clock/clock.ts';
import type { Desk, DeskOptions } from '../../src-main/desk/desk.ts';
import { createDesk } from '../../src-main/desk/desk.ts';
import type { StationOptions } from '../../src-main/station/station.ts';
import { machine, sha256, Station } from '../../src-main/station/station.ts';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../src-shared/contract/calls.ts';
import { calls } from '../../src-shared/contract/calls.ts';
import type { ErrorReply, Message, Progress } from '../../src-shared/contract/envelope.ts';
import { messageSchema } from '../../src-shared/contract/envelope.ts';
import { madeEntries } from '../../src-shared/demo/made-entries.ts';
import type { MadeRaceOptions } from '../../src-shared/demo/made-race.ts';
import type { RaceFields } from '../../src-shared/domain/entry.ts';
import type { Change, RaceSnapshot, RecordedLine, TeamRow } from '../../src-shared/contract/mirror.ts';

export const SECOND_US = 1_000_000;
export const MINUTE_US = 60 * SECOND_US;
/** The gun of the tests' races. */
export const GUN_US = Date.parse('2026-08-28T10:00:00Z') * 1_000;

/** A clock that stands until the test lets time pass. */
export class HandClock implements Clock {
  readonly #bootUs: number;
  errorUs = 40_000;
  nowUs: number;

  constructor(nowUs = GUN_US) {
    this.nowUs = nowUs;
    this.#bootUs = nowUs - 60 * MINUTE_US;
  }

  pass(us: number): void {
    this.nowUs += us;
  }

  /** The reading of the monotonic clock at a time. */
  monoNsAt(us: number): number {
    return (us - this.#bootUs) * 1_000;
  }

  monoNs(): number {
    return this.monoNsAt(this.nowUs);
  }

  stampAt(monoNs: number): Stamp {
    const timeUs = this.#bootUs + Math.floor(monoNs / 1_000);
    return { timeUs, errorUs: this.errorUs, monoNs, bootId: 'boot', state: 'synced' };
  }

  stamp(): Stamp {
    return this.stampAt(this.monoNs());
  }
}

/** What a desk says in place of a reply. */
export class Refused extends Error {
  readonly code: ErrorReply['code'];

  constructor({ code, says }: ErrorReply) {
    super(says);
    this.code = code;
  }
}

export interface TestDesk {
  readonly desk: Desk;
  readonly home: string;
  readonly clock: HandClock;
  /** Every change pushed so far, each as the contract has it. */
  readonly changes: Change[];
  readonly progress: Progress[];
  /** What was told to be the program's own fault. */
  readonly faults: unknown[];
  /** Makes a call; the reply fits its schema. @throws Refused for an error. */
  call<N extends CallName>(name: N, args: Args<N>): Promise<Reply<N>>;
  /** Makes a call by whatever name and arguments, as an answer of a card holds them. */
  send(name: string, args: unknown): Promise<unknown>;
  /** The error that a call gives; the journal must be as long after it as before. */
  refusal<N extends CallName>(name: N, args: Args<N>): Promise<ErrorReply>;
  /** The whole mirror of the open race. */
  snapshot(): Promise<RaceSnapshot>;
  /** Waits for a snapshot that is so: looks again at every change that is pushed. */
  until(isSo: (snapshot: RaceSnapshot) => boolean): Promise<RaceSnapshot>;
  /** How many entries the journal holds. */
  count(): Promise<number>;
  /** A press now, or at another time. */
  press(bib: string, more?: Partial<Args<'passing.press'>>): Promise<Reply<'passing.press'>>;
  close(): Promise<void>;
}

/** A new empty folder, removed when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-desk-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return folder;
}

/** The machine with the test's clock. */
function machineWith(clock: Clock): StationOptions {
  return { ...machine(), clock };
}

/** A desk that looks for no drives, closed when the test is over. */
export async function openDesk(
  options: Partial<DeskOptions> & { clock?: HandClock; onEnd?: (end: () => Promise<void>) => void } = {},
): Promise<TestDesk> {
  const { clock = new HandClock(), onEnd = onTestFinished, ...rest } = options;
  const home = rest.home ?? emptyFolder();
  const faults: unknown[] = [];
  const desk = await createDesk({
    shell: 'browser',
    drives: null,
    // A clock of the desk's own is made from the world that it is given.
    ...(rest.clockWorld === undefined ? { machine: machineWith(clock) } : {}),
    onFault: (error) => faults.push(error),
    ...rest,
    home,
  });
  const changes: Change[] = [];
  const progress: Progress[] = [];
  const wakes = new Set<() => void>();
  desk.subscribe((push) => {
    const message = messageSchema.parse(structuredClone(push));
    if (!('push' in message)) throw new Error('a push is none');
    if (message.push === 'change') changes.push(message.change);
    else progress.push(message.progress);
    for (const wake of wakes) wake();
  });
  let lastId = 0;
  const ask = (name: string, args: unknown): Promise<Message> => {
    lastId += 1;
    return desk.answer({ id: lastId, name, args: structuredClone(args) });
  };
  const send = async (name: string, args: unknown): Promise<unknown> => {
    const message = await ask(name, args);
    if ('error' in message) throw new Refused(message.error);
    if (!('reply' in message)) throw new Error('an answer is none');
    // Whoever sends what is no call was refused above.
    return calls[name as CallName].reply.parse(structuredClone(message.reply));
  };
  const call = async <N extends CallName>(name: N, args: Args<N>): Promise<Reply<N>> =>
    // The reply was parsed by the schema of this very call.
    (await send(name, args)) as Reply<N>;
  const snapshot = async (): Promise<RaceSnapshot> => {
    const seen = await call('mirror.open', {});
    if (seen.mode !== 'race') throw new Error('no race is open');
    return seen;
  };
  const count = async (): Promise<number> => {
    const { entries, before } = await call('journal.log', { before: null, limit: 1 });
    return (before ?? 0) + entries.length;
  };
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await desk.close();
  };
  onEnd(close);
  return {
    desk,
    home,
    clock,
    changes,
    progress,
    faults,
    call,
    send,
    snapshot,
    count,
    close,
    async refusal(name, args) {
      const before = await count();
      const message = await ask(name, args);
      if (!('error' in message)) throw new Error(`“${name}” was not refused: ${JSON.stringify(message)}`);
      if ((await count()) !== before) throw new Error(`“${name}” was refused and yet recorded something`);
      return message.error;
    },
    async until(isSo) {
      for (;;) {
        const heard = new Promise<void>((resolve) => {
          const wake = (): void => {
            wakes.delete(wake);
            resolve();
          };
          wakes.add(wake);
        });
        const seen = await snapshot();
        if (isSo(seen)) return seen;
        await heard;
      }
    },
    press: (bib, more = {}) =>
      call('passing.press', {
        pressId: crypto.randomUUID(),
        monoNs: clock.monoNs(),
        bib,
        typed: bib,
        point: null,
        side: 'handoff',
        ...more,
      }),
  };
}

/** What a race of the tests is made with. */
export interface TestRace {
  readonly legs?: number;
  readonly bibs?: readonly string[];
  readonly set?: RaceFields;
  readonly serves?: { from: number; to: number } | null;
}

/** Makes a race whose gun was at `GUN_US`, with a team of each bib, and opens it. */
export async function makeRace(test: TestDesk, race: TestRace = {}): Promise<RaceSnapshot> {
  const { legs = 3, bibs = ['1', '2', '3'], set = {}, serves } = race;
  await test.call('race.create', {
    folder: null,
    stationName: 'Tent 3',
    set: { name: 'Fjord Relay', legs, startUs: GUN_US, timeZone: 'UTC', ...set },
    raceFile: null,
    teamsFile: { name: 'teams.csv', text: `bib,team\n${bibs.map((bib) => `${bib},Team ${bib}\n`).join('')}` },
    takeGood: false,
  });
  await test.call('desk.set', { shift: 'KR', ...(serves === undefined ? {} : { serves }) });
  return test.snapshot();
}

/** The team that wears a bib. */
export function teamOf({ teams }: Pick<RaceSnapshot, 'teams'>, bib: string): TeamRow {
  const team = teams.find((one) => one.bib === bib);
  if (team === undefined) throw new Error(`no team wears ${bib}`);
  return team;
}

/** The line of a passing. */
export function lineOf({ lines }: Pick<RaceSnapshot, 'lines'>, id: string): RecordedLine {
  const line = lines.find((one) => one.id === id);
  if (line === undefined) throw new Error(`no line of ${id}`);
  return line;
}

/** Opens a made race as it stood when this share of its entries was recorded; the clock shows that moment. */
export async function openMadeRace(
  options: MadeRaceOptions,
  share: number,
): Promise<{ test: TestDesk; snapshot: RaceSnapshot }> {
  const all = madeEntries(options, sha256);
  const entries = all.slice(0, Math.floor(all.length * share));
  const [first] = entries;
  const clock = new HandClock(entries.at(-1)?.entry.at);
  const folder = join(emptyFolder(), 'race');
  const raceId = first === undefined ? {} : { raceId: first.entry.raceId };
  const station = await Station.create(folder, { stationName: 'Tent', ...raceId }, machineWith(clock));
  await station.merge(entries, []);
  await station.close();
  const test = await openDesk({ clock });
  await test.call('race.open', { folder });
  return { test, snapshot: await test.snapshot() };
}
