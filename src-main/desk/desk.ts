/**
 * The desk: what the window talks to. It opens and closes races, answers the calls of the contract and numbers
 * the changes that it pushes. It knows no shell: both carry its messages as they are.
 */
import { basename, resolve } from 'node:path';
import type { Message, Push } from '../../src-shared/contract/envelope.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Change, KnownRace, Snapshot, StickMirror } from '../../src-shared/contract/mirror.ts';
import type { ClockServiceOptions } from '../clock/clock-service.ts';
import type { StationOptions } from '../station/station.ts';
import { machine, Station } from '../station/station.ts';
import type { Drives } from '../sticks/drives.ts';
import { createSticks } from '../sticks/sticks.ts';
import { createSystemDrives } from '../sticks/system-drives.ts';
import type { OnFault } from './answer.ts';
import { answerRequest } from './answer.ts';
import { clockHandlers } from './handlers/clock-handlers.ts';
import { correctionHandlers } from './handlers/correction-handlers.ts';
import type { Handlers } from './handlers/handlers.ts';
import { historyHandlers } from './handlers/history-handlers.ts';
import { raceHandlers } from './handlers/race-handlers.ts';
import { recordingHandlers } from './handlers/recording-handlers.ts';
import { resultHandlers } from './handlers/result-handlers.ts';
import { stickHandlers } from './handlers/stick-handlers.ts';
import { teamHandlers } from './handlers/team-handlers.ts';
import { knownRaces, lastRace, rememberRace } from './known-races.ts';
import type { Dialogs, Link } from './link.ts';
import type { DeskRoom } from './desk-room.ts';
import { RaceSession } from './race-session.ts';
import { refineRace } from './refine-race.ts';
import { samePart } from './same-part.ts';
import { setsOnDrive } from './sets-on-drives.ts';
import { StationClock } from './station-clock.ts';

/** What a desk takes from its surroundings. */
export interface DeskOptions {
  /** The folder in which races are kept unless a person says otherwise. */
  readonly home: string;
  readonly shell: 'electron' | 'browser';
  readonly version?: string;
  /** The system's own dialogs, where the shell has them. */
  readonly dialogs?: Dialogs | null;
  /** Clock, ids and hash; the real machine, with a clock that is checked against a server, where absent. */
  readonly machine?: StationOptions;
  /** What the clock takes from the world, where `machine` does not bring one; the real machine where absent. */
  readonly clockWorld?: Omit<ClockServiceOptions, 'storage'>;
  /** Where sticks are looked for; the real machine where absent, `null` for nowhere. */
  readonly drives?: Drives | null;
  /** Opens the race that was open when the program last ended. */
  readonly reopenLast?: boolean;
  readonly onFault?: OnFault;
}

/** What the shell must know before it lets the program end, or the machine sleep. */
interface DeskStatus {
  /** Entries that are on no other medium than this laptop's disk. */
  readonly unsafeElsewhere: number;
  /** Teams are under way. */
  readonly raceOn: boolean;
}

/** What the system says of the machine: a hint, never believed alone. */
export type DeskHint = 'suspend' | 'resume' | 'shutdown' | 'online' | 'offline';

export interface Desk extends Link {
  status(): DeskStatus;
  hint(what: DeskHint): void;
  /** Finishes what is under way and frees the data folder. */
  close(): Promise<void>;
}

const VERSION = '0.1.0';
/** How often drives are looked at while no race is open. */
const LOOK_FOR_DRIVES_MS = 3_000;

/** Makes a desk; the last race is open when it resolves, where there is one. */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const desk = new OpenDesk(options);
  await desk.begin();
  return desk;
}

class OpenDesk implements Desk, DeskRoom {
  readonly home: string;
  readonly machine: StationOptions;
  readonly dialogs: Dialogs | null;
  readonly #options: DeskOptions;
  readonly #drives: Drives | null;
  readonly #handlers: Handlers;
  readonly #clock: StationClock;
  readonly #listeners = new Set<(push: Push) => void>();
  #session: RaceSession | null = null;
  #seq = 0;
  #races: KnownRace[] = [];
  /** The race that was to be open and could not be. */
  #unopened: KnownRace | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #found: StickMirror[] = [];
  #looking: NodeJS.Timeout | null = null;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.home = resolve(options.home);
    this.dialogs = options.dialogs ?? null;
    this.#clock = new StationClock({
      home: this.home,
      injected: options.machine?.clock ?? null,
      ...(options.clockWorld === undefined ? {} : { world: options.clockWorld }),
      onRefinable: (span) => {
        if (this.#session === null) return;
        refineRace(this.#session, span).catch((error: unknown) => {
          (options.onFault ?? complain)(error, 'clock.syncNow');
        });
      },
    });
    this.machine = options.machine ?? { ...machine(), clock: this.#clock.clock };
    this.#drives = options.drives === undefined ? createSystemDrives() : options.drives;
    const session = (): RaceSession => this.session();
    this.#handlers = {
      ...recordingHandlers(session),
      ...correctionHandlers(session),
      ...teamHandlers(session),
      ...historyHandlers(session),
      ...resultHandlers(session),
      ...stickHandlers(this),
      ...clockHandlers(this.#clock, () => this.#session),
      ...raceHandlers(this),
    };
  }

  async begin(): Promise<void> {
    const last = this.#options.reopenLast === false ? null : lastRace(this.home);
    // Whatever is wrong with the last race, the program starts: other races can be opened, and sets taken up.
    if (last !== null) {
      await this.open(last).catch((error: unknown) => {
        this.#noteUnopened(last, error);
      });
    }
    await this.races();
    this.#looking = setInterval(() => {
      void this.#lookForDrives();
    }, LOOK_FOR_DRIVES_MS);
    if (this.#session === null) void this.#lookForDrives();
  }

  answer(request: unknown): Promise<Message> {
    const onFault = this.#options.onFault ?? complain;
    return answerRequest(this.#handlers, request, onFault);
  }

  subscribe(send: (push: Push) => void): () => void {
    this.#listeners.add(send);
    return () => {
      this.#listeners.delete(send);
    };
  }

  status(): DeskStatus {
    return {
      unsafeElsewhere: this.#session?.unsafeElsewhere ?? 0,
      raceOn: this.#session?.isOn ?? false,
    };
  }

  hint(what: DeskHint): void {
    // A hint hastens a look; nothing of it is believed. Before the machine goes, there is nothing to look at.
    if (what === 'suspend' || what === 'shutdown') return;
    this.#clock.hint(what === 'resume' ? 'woke' : what);
    this.#session?.look();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#looking !== null) clearInterval(this.#looking);
    try {
      await this.#closeSession();
      await this.#turn;
    } finally {
      this.#clock.stop();
      this.#drives?.close();
    }
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  session(): RaceSession {
    if (this.#session !== null) return this.#session;
    throw new BatonError('noRace', 'No race is open. Open one, or make one, first.');
  }

  async races(): Promise<KnownRace[]> {
    const unopened = this.#unopened;
    const races = await knownRaces(this.home);
    this.#races = races.map((race) =>
      race.folder === unopened?.folder ? { ...race, problem: race.problem ?? unopened.problem } : race,
    );
    const isListed = races.some(({ folder }) => folder === unopened?.folder);
    if (unopened !== null && !isListed) this.#races.push(unopened);
    return this.#races;
  }

  async open(folder: string): Promise<void> {
    if (this.#session?.folder === folder) {
      this.reset();
      return;
    }
    await this.adopt(await Station.open(folder, this.machine), folder);
  }

  async adopt(station: Station, folder: string): Promise<RaceSession> {
    try {
      await this.#closeSession();
      if (this.#isClosed) throw new BatonError('cancelled', 'The program was closed. The race is on disk.');
    } catch (error) {
      await station.close();
      throw error;
    }
    const sticks = this.#drives === null ? null : createSticks({ folder, station, drives: this.#drives });
    this.#session = new RaceSession(
      station,
      folder,
      { sticks, clock: this.#clock },
      {
        change: (parts) => {
          this.#change(parts);
        },
        progress: (progress) => {
          this.push({ push: 'progress', progress });
        },
      },
    );
    if (this.#unopened?.folder === folder) this.#unopened = null;
    await rememberRace(this.home, folder);
    this.reset();
    return this.#session;
  }

  async closeRace(): Promise<void> {
    this.session();
    await this.#closeSession();
    await rememberRace(this.home, null);
    await this.races();
    this.reset();
  }

  /** From here on calls find no race, whether or not all of its files can be closed. */
  async #closeSession(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  #noteUnopened(folder: string, error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    this.#unopened = { folder, name: basename(folder), teams: 0, entries: 0, lastUs: null, problem };
    if (!(error instanceof BatonError)) (this.#options.onFault ?? complain)(error, 'race.open');
  }

  snapshot(): Snapshot {
    const { shell, version = VERSION } = this.#options;
    const program = { version, shell, home: this.home };
    if (this.#session === null) {
      return { mode: 'welcome', seq: this.#seq, program, races: this.#races, sticks: this.#found };
    }
    return { mode: 'race', program, ...this.#session.snapshot(), seq: this.#seq };
  }

  reset(): void {
    this.#change({ reset: true });
  }

  push(push: Push): void {
    for (const send of this.#listeners) send(push);
  }

  #change(parts: Omit<Change, 'seq'>): void {
    this.#seq += 1;
    this.push({ push: 'change', change: { seq: this.#seq, ...parts } });
  }

  async #lookForDrives(): Promise<void> {
    if (this.#session !== null || this.#drives === null) return;
    const drives = await this.#drives.list().catch(() => []);
    const found = await Promise.all(drives.map(setsOnDrive));
    // A race may have been opened while the drives were looked at.
    if (this.#isRaceOpen() || samePart(found, this.#found)) return;
    this.#found = found;
    this.#change({ sticks: found });
  }

  #isRaceOpen(): boolean {
    return this.#session !== null;
  }
}

/** Faults of the program go where whoever looks after the laptop finds them. */
function complain(error: unknown, name: string): void {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`baton: a fault in “${name}”; what was acknowledged before is on disk:\n${fault}\n`);
}
