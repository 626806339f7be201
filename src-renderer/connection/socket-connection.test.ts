/** The window's connection against a real browser shell that goes away, comes back, or does not know the window. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShellUnderTest } from '../../src-main/shell-browser/testing/shell-under-test.ts';
import { shellUnderTest } from '../../src-main/shell-browser/testing/shell-under-test.ts';
import type { Push } from '../../src-shared/contract/envelope.ts';
import { placeOf } from '../../tests/conformance/station-place.ts';
import type { ContractLink } from '../../tests/kit/contract-link.ts';
import { contractLink } from '../../tests/kit/contract-link.ts';
import type { Connection, ConnectionState } from './connection.ts';
import type { StationPlace } from './socket-connection.ts';
import { connectBySocket } from './socket-connection.ts';

const NOW = { monoNs: 1, timeUs: 2, errorUs: 3 };
const NEVER = new Promise<never>(() => undefined);

let link: ContractLink;
let shell: ShellUnderTest;
let connection: Connection | null;
beforeEach(async () => {
  link = contractLink((name) => (name === 'mono.read' ? NOW : undefined));
  shell = await shellUnderTest(link);
  connection = null;
});
afterEach(async () => {
  connection?.close();
  await shell.close();
});

/** Follows what the connection says of itself. */
function statesOf(followed: Connection): {
  readonly all: ConnectionState[];
  /** Waits for a state that was not waited for before. */
  until(state: ConnectionState): Promise<void>;
} {
  const all: ConnectionState[] = [];
  let looked = 0;
  let wake = (): void => undefined;
  followed.onState((state) => {
    all.push(state);
    wake();
  });
  return {
    all,
    async until(state) {
      for (;;) {
        while (looked >= all.length) await new Promise<void>((resolve) => (wake = resolve));
        if (all[looked++] === state) return;
      }
    },
  };
}

/** A station that moves: the place is wherever the newest shell is. */
function movingPlace(wakes = new Set<() => void>()): StationPlace {
  const now = (): StationPlace => placeOf(shell.shell.address, wakes);
  return {
    open: () => now().open(),
    refuses: () => now().refuses(),
    onWake: placeOf(shell.shell.address, wakes).onWake,
  };
}

describe('a connection', () => {
  it('takes calls before it is up, in their order', async () => {
    const opened = connectBySocket(placeOf(shell.shell.address));
    connection = opened;
    const lines = Array.from({ length: 50 }, (_, index) => String(index));
    const calls = lines.map((line) => opened.call('draft.keep', { line }).catch(() => undefined));
    await Promise.all(calls);
    expect(link.heard.map(({ args }) => args)).toEqual(lines.map((line) => ({ line })));
  });

  it('tells its state at once to whoever asks later', async () => {
    connection = connectBySocket(placeOf(shell.shell.address));
    await connection.call('mono.read', {});
    expect(statesOf(connection).all).toEqual(['up']);
  });

  it('comes back by itself, and says so, so that a new snapshot is asked for', async () => {
    connection = connectBySocket(movingPlace());
    const states = statesOf(connection);
    const pushes: Push[] = [];
    connection.onPush((push) => pushes.push(push));
    await states.until('up');
    const before = shell;
    const after = await shellUnderTest(link);
    shell = after;
    await before.close();
    await states.until('down');
    await states.until('up');
    expect(states.all).toEqual(['up', 'down', 'up']);
    expect(await connection.call('mono.read', {})).toEqual(NOW);
    link.push({ push: 'change', change: { seq: 1, reset: true } });
    await connection.call('mono.read', {});
    expect(pushes).toEqual([{ push: 'change', change: { seq: 1, reset: true } }]);
  });

  it('that the shell dropped for not reading comes back', async () => {
    connection = connectBySocket(movingPlace());
    const states = statesOf(connection);
    await states.until('up');
    // More than the shell lets wait, in one turn, so that none of it can be read before.
    for (let seq = 1; seq <= 20; seq++) {
      link.push({ push: 'change', change: { seq, goneTeams: ['x'.repeat(2 ** 21)] } });
    }
    await states.until('down');
    await states.until('up');
    expect(await connection.call('mono.read', {})).toEqual(NOW);
  });

  it('tries at once when somebody looks at the window, or calls', async () => {
    const wakes = new Set<() => void>();
    let attempts = 0;
    const place: StationPlace = {
      open: () => {
        attempts++;
        return Promise.reject(new Error('nobody there'));
      },
      refuses: () => Promise.resolve(false),
      onWake: placeOf(shell.shell.address, wakes).onWake,
    };
    connection = connectBySocket(place);
    const states = statesOf(connection);
    await states.until('down');
    const before = attempts;
    for (const wake of wakes) wake();
    expect(attempts).toBe(before + 1);
    await expect(connection.call('mono.read', {})).rejects.toMatchObject({ code: 'unreachable' });
    await expect(connection.call('mono.read', {})).rejects.toMatchObject({ code: 'unreachable' });
    expect(attempts).toBeGreaterThan(before + 1);
  });
});

describe('a call', () => {
  it('that the station takes with it when it goes is unreachable', async () => {
    const silent = await shellUnderTest({ ...link, answer: () => NEVER });
    connection = connectBySocket(placeOf(silent.shell.address));
    await statesOf(connection).until('up');
    const call = expect(connection.call('mono.read', {})).rejects.toMatchObject({
      code: 'unreachable',
      says: expect.stringMatching(/^The station does not answer\./) as string,
    });
    await silent.close();
    await call;
  });

  it('that is not answered in time is unreachable; an answer that comes later goes nowhere', async () => {
    let late: () => void = () => undefined;
    const slow = await shellUnderTest({
      ...link,
      answer: (request) =>
        link.heard.length === 0
          ? new Promise((resolve) => (late = () => void link.answer(request).then(resolve)))
          : link.answer(request),
    });
    connection = connectBySocket(placeOf(slow.shell.address));
    await statesOf(connection).until('up');
    await expect(connection.call('mono.read', {}, { timeoutMs: 20 })).rejects.toMatchObject({
      code: 'unreachable',
    });
    late();
    await expect.poll(() => link.heard.length).toBe(1);
    expect(await connection.call('mono.read', {})).toEqual(NOW);
    await slow.close();
  });

  it('can be given up by its caller, before and while it waits', async () => {
    const silent = await shellUnderTest({ ...link, answer: () => NEVER });
    connection = connectBySocket(placeOf(silent.shell.address));
    const controller = new AbortController();
    const call = connection.call('mono.read', {}, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await expect(connection.call('mono.read', {}, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await silent.close();
  });

  it('after the end is unreachable', async () => {
    connection = connectBySocket(placeOf(shell.shell.address));
    connection.close();
    await expect(connection.call('mono.read', {})).rejects.toMatchObject({ code: 'unreachable' });
  });

  it.each(['while it opens', 'when it is up'])('leaves no socket behind that ended %s', async (when) => {
    let opening: WebSocket | undefined;
    const place = placeOf(shell.shell.address);
    connection = connectBySocket({
      ...place,
      open: async () => (opening = await place.open()),
    });
    if (when === 'when it is up') await statesOf(connection).until('up');
    else await expect.poll(() => opening).toBeDefined();
    const closed = new Promise((resolve) => opening?.addEventListener('close', resolve));
    connection.close();
    await closed;
    await expect.poll(() => link.windows).toBe(0);
  });
});

describe('a window of an earlier start', () => {
  it('is told so, and stops trying', async () => {
    const wrong = new URL(shell.shell.address);
    wrong.hash = 'A'.repeat(43);
    const place = placeOf(wrong.href);
    let attempts = 0;
    connection = connectBySocket({
      ...place,
      open: () => {
        attempts++;
        return place.open();
      },
    });
    await expect(connection.call('mono.read', {})).rejects.toMatchObject({
      code: 'forbidden',
      says: expect.stringMatching(/earlier start/) as string,
    });
    await expect(connection.call('mono.read', {})).rejects.toMatchObject({ code: 'forbidden' });
    expect(attempts).toBe(1);
    expect(statesOf(connection).all).toEqual(['refused']);
  });
});
