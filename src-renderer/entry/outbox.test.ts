import { beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import { readTypedLines } from '../../src-shared/domain/typed-line.ts';
import { setConnection } from '../app/station.ts';
import { CallError, unreachable } from '../connection/call-error.ts';
import type { Connection } from '../connection/connection.ts';
import type { PendingPress, RaceMirrorState } from '../mirror/mirror-store.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { openQueue } from './open-queue.ts';
import {
  discardRefused,
  giveOpenTime,
  recordedIdOf,
  recordOpenTime,
  recordPresses,
  sendAgain,
} from './outbox.ts';
import { startPressClock } from './press-clock.ts';

interface Call {
  readonly name: CallName;
  readonly args: Record<string, unknown>;
  readonly reply: (value: unknown) => void;
  readonly refuse: (error: CallError) => void;
}

/** A station whose answers the test gives. */
class Station implements Pick<Connection, 'call'> {
  readonly calls: Call[] = [];
  #waiting: (() => void)[] = [];

  readonly call: Connection['call'] = (name, args) => {
    if (name === 'mono.read') {
      // The clock's own reply; the type of `call` cannot be narrowed by its name.
      return Promise.resolve({ monoNs: 5e9, timeUs: 1_000_000, errorUs: 0 }) as never;
    }
    return new Promise((resolve, reject) => {
      this.calls.push({ name, args, reply: resolve as (value: unknown) => void, refuse: reject });
      for (const wake of this.#waiting.splice(0)) wake();
    });
  };

  /** The call of this number, as soon as it is made. */
  async at(index: number): Promise<Call> {
    for (;;) {
      const call = this.calls[index];
      if (call !== undefined) return call;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

const FOLDER = '/races/relay';
let station: Station;

beforeEach(() => {
  station = new Station();
  setConnection({ call: station.call, onPush: () => noop, onState: () => noop, close: noop });
  startPressClock();
  const seen = { mode: 'race', desk: { folder: FOLDER }, openTimes: [], lines: [] };
  // As much of a race as the outbox reads.
  mirrorStore.setState({ link: 'up', seen: seen as unknown as RaceMirrorState, pending: [] });
});

function noop(): void {
  // Nothing is subscribed to here.
}

const pending = (): readonly PendingPress[] => mirrorStore.getState().pending;
const states = (): string[] => pending().map(({ state }) => state);

/** Resolves when the list of presses on their way fits. */
function until(fits: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (fits()) {
      resolve();
      return;
    }
    const end = mirrorStore.subscribe(() => {
      if (!fits()) return;
      end();
      resolve();
    });
  });
}

const ID = '01900000-0000-7000-8000-000000000001';
const kept = { id: ID, timeUs: 1_234_567, errorUs: 40 };

describe('the outbox', () => {
  it('shows a press at once, sends the time of its key, and marks it kept when the station says so', async () => {
    recordPresses(readTypedLines('143', 12), '143', 1_000);
    expect(pending()).toMatchObject([{ bib: '143', state: 'onItsWay', recordedId: null }]);
    const call = await station.at(0);
    expect(call).toMatchObject({
      name: 'passing.press',
      args: { bib: '143', typed: '143', point: 12, side: 'handoff' },
    });
    call.reply(kept);
    await until(() => states()[0] === 'kept');
    expect(pending()).toMatchObject([{ recordedId: ID, aboutUs: 1_234_567 }]);
  });

  it('keeps what was refused with the reason, and sends it again under the same id and time', async () => {
    recordPresses(readTypedLines('143', 12), '143', 1_000);
    const first = await station.at(0);
    first.refuse(new CallError('diskFull', 'The disk is full.'));
    await until(() => states()[0] === 'refused');
    expect(pending()).toMatchObject([{ bib: '143', why: 'The disk is full.' }]);
    sendAgain();
    const second = await station.at(1);
    expect(second.args).toEqual(first.args);
    second.reply(kept);
    await until(() => states()[0] === 'kept');
  });

  it('throws a refused press away only when told', async () => {
    recordPresses(readTypedLines('143', 12), '143', 1_000);
    (await station.at(0)).refuse(new CallError('diskFull', 'The disk is full.'));
    await until(() => states()[0] === 'refused');
    discardRefused();
    expect(pending()).toEqual([]);
  });

  it('waits for a station that does not answer', async () => {
    recordPresses(readTypedLines('143', 12), '143', 1_000);
    (await station.at(0)).refuse(unreachable());
    await until(() => states()[0] === 'waiting');
  });

  it('gives a bib to an open time that is still on its way, after that is recorded', async () => {
    recordOpenTime(ID, 12, 1_000);
    expect(openQueue(mirrorStore.getState())).toMatchObject([{ key: ID, state: 'onItsWay' }]);
    giveOpenTime(ID, readTypedLines('143', 12), '143');
    expect(openQueue(mirrorStore.getState())).toEqual([]);
    const press = await station.at(0);
    expect(press).toMatchObject({ name: 'passing.press', args: { bib: '' } });
    press.reply(kept);
    const give = await station.at(1);
    expect(give).toMatchObject({
      name: 'openTime.assign',
      args: { id: ID, bib: '143', typed: '143', point: 12 },
    });
    give.reply({ ids: [], says: '' });
    await until(() => states()[0] === 'kept');
  });

  it('makes one more time at the same moment for each further bib, before the first is given', async () => {
    recordOpenTime('both', 12, 1_000);
    giveOpenTime('both', readTypedLines('12/47', 12), '12/47');
    (await station.at(0)).reply(kept);
    const insert = await station.at(1);
    expect(insert).toMatchObject({ name: 'openTime.insert', args: { id: ID } });
    const twin = '01900000-0000-7000-8000-000000000002';
    insert.reply({ ids: [twin], says: '' });
    const given = [await station.at(2)];
    given[0]?.reply({ ids: [], says: '' });
    given.push(await station.at(3));
    expect(given).toMatchObject([
      { name: 'openTime.assign', args: { id: twin, bib: '47' } },
      { name: 'openTime.assign', args: { id: ID, bib: '12' } },
    ]);
  });

  it('knows the id of an open time as soon as it is recorded', async () => {
    recordOpenTime('known', 12, 1_000);
    const id = recordedIdOf('known');
    (await station.at(0)).reply(kept);
    expect(await id).toBe(ID);
  });

  it('sends nothing of another race', () => {
    const other = { mode: 'race', desk: { folder: '/races/other' }, openTimes: [], lines: [] };
    recordPresses(readTypedLines('143', 12), '143', 1_000);
    const before = station.calls.length;
    mirrorStore.setState({ seen: other as unknown as RaceMirrorState });
    sendAgain();
    expect(station.calls).toHaveLength(before);
  });
});
