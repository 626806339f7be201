/** Starting, asking, stopping and killing a station process. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../src-shared/contract/calls.ts';
import type { RaceSnapshot } from '../../src-shared/contract/mirror.ts';
import type { ClockSetting, FromStation, StationSetting, ToStation } from './station-messages.ts';

const CHILD = join(import.meta.dirname, 'station-child.ts');

/** The built window. */
const WINDOW_FOLDER = join(
  process.env['BATON_OUT'] ?? join(import.meta.dirname, '..', '..', 'out'),
  'renderer',
);

export class StationProcess {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (message: FromStation) => void>();
  #lastId = 0;

  private constructor(child: ChildProcess, { address, port }: { address: string; port: number }) {
    if (child.pid === undefined) throw new Error('The station process did not start.');
    this.#child = child;
    this.pid = child.pid;
    this.address = address;
    this.port = port;
    child.on('message', (message: FromStation) => {
      if (!('id' in message)) return;
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
  }

  /** Starts a station; it serves when this resolves. */
  static async start(
    setting: Pick<StationSetting, 'home'> & Partial<StationSetting>,
  ): Promise<StationProcess> {
    const whole: StationSetting = {
      port: 0,
      windowFolder: WINDOW_FOLDER,
      clock: null,
      reopenLast: true,
      ...setting,
    };
    const child = fork(CHILD, [JSON.stringify(whole)], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(([code]) => [{ say: 'failed', why: `exit code ${String(code)}` }]);
    // The first message of the child says whether it serves.
    const [first] = (await Promise.race([once(child, 'message'), ended])) as [FromStation];
    if (first.say !== 'up') throw new Error(`The station did not start: ${JSON.stringify(first)}`);
    return new StationProcess(child, first);
  }

  /** Makes a call as the window does. @throws Error with the station's sentence where it refuses. */
  async call<N extends CallName>(name: N, args: Args<N>): Promise<Reply<N>> {
    const answer = await this.#ask((id) => ({ say: 'call', id, name, args }));
    if (answer.say !== 'answer') throw new Error(`A call was answered by “${answer.say}”.`);
    const { message } = answer;
    if ('error' in message) throw new Error(message.error.says);
    // The reply to a call is what its schema says: the conformance suite holds the station to it.
    return ('reply' in message ? message.reply : undefined) as Reply<N>;
  }

  /** The whole mirror of the open race. */
  async race(): Promise<RaceSnapshot> {
    const seen = await this.call('mirror.open', {});
    if (seen.mode !== 'race') throw new Error('No race is open.');
    return seen;
  }

  /** Sets the injected clock anew; it holds for every press that comes after this resolves. */
  async setClock(clock: ClockSetting): Promise<void> {
    await this.#ask((id) => ({ say: 'clock', id, clock }));
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    await this.#end(() => this.#child.kill('SIGKILL'));
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.#end(() => {
      this.#tell({ say: 'stop' });
    });
  }

  async #end(begin: () => void): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    begin();
    await ended;
  }

  #ask(question: (id: number) => ToStation): Promise<FromStation> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = new Promise<FromStation>((resolve) => this.#waiting.set(id, resolve));
    this.#tell(question(id));
    return answered;
  }

  #tell(message: ToStation): void {
    this.#child.send(message);
  }
}
