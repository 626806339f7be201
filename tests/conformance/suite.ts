/** What must hold for every transport: the window cannot tell, and need not know, which one carries its calls. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallError } from '../../src-renderer/connection/call-error.ts';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import { CALL_NAMES } from '../../src-shared/contract/call-names.ts';
import { calls } from '../../src-shared/contract/calls.ts';
import type { Push } from '../../src-shared/contract/envelope.ts';
import { errorSchema, messageSchema } from '../../src-shared/contract/envelope.ts';
import { sampleCalls, WITHOUT_RACE } from './sample-calls.ts';
import type { OpenTransport, Transport } from './transport.ts';

const RAW_ID = 900_000;
const DEMO = { teams: 5, legs: 3, seed: 1 };
const PATIENT = { timeoutMs: 60_000 };

/** Registers the suite for a transport. */
export function conformance(transport: Transport): void {
  describe(`conformance over ${transport.name}`, () => {
    let home: string;
    let open: OpenTransport;
    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'baton-conformance-'));
      open = await transport.open(join(home, 'races'));
    });
    afterEach(async () => {
      await open.close();
      await rm(home, { recursive: true, force: true });
    });

    const raw = (request: unknown): Promise<unknown> => open.raw(JSON.stringify(request));
    const argsOf = (name: CallName): unknown => sampleCalls(join(home, 'nowhere'))[name];
    /** What came of a call: its reply, or the error as the window gets it. */
    const outcome = async (name: CallName): Promise<{ reply: unknown } | { error: CallError }> => {
      try {
        // The arguments fit the name by the table's own type.
        return { reply: await open.connection.call(name, argsOf(name) as never, PATIENT) };
      } catch (error) {
        if (error instanceof CallError) return { error };
        throw error;
      }
    };

    describe('every call', () => {
      it('says that no race is open, or what it has to say without one', async () => {
        for (const name of CALL_NAMES) {
          if (name === 'race.demo') continue;
          const said = await outcome(name);
          expect([name, ...problemsOf(name, said)]).toEqual([name]);
          const noRace = 'error' in said && said.error.code === 'noRace';
          expect([name, noRace]).toEqual([name, !WITHOUT_RACE.has(name)]);
        }
      });

      it('is answered or refused by the contract while a race is open', async () => {
        await open.connection.call('race.demo', DEMO, PATIENT);
        // Those that end the race come last.
        const names = CALL_NAMES.filter((name) => !name.startsWith('race.'));
        for (const name of [...names, 'race.set', 'race.list', 'race.close'] as const) {
          const said = await outcome(name);
          expect([name, ...problemsOf(name, said)]).toEqual([name]);
          expect([name, 'error' in said && said.error.code === 'noRace']).toEqual([name, false]);
        }
      });

      it('refuses arguments that are not what it asks for', async () => {
        const fitting = { ...sampleCalls(join(home, 'nowhere')) };
        for (const name of CALL_NAMES) {
          for (const args of [null, 1, 'text', [], [fitting[name]], { ...fitting[name], extra: 1 }]) {
            const answer = await raw({ id: RAW_ID, name, args });
            expect([name, args, answer]).toEqual([name, args, refusal(RAW_ID)]);
          }
          const answer = await raw({ id: RAW_ID, name });
          expect([name, answer]).toEqual([name, refusal(RAW_ID)]);
        }
      });
    });

    describe('requests', () => {
      it.each([
        ...['', 'mirror', 'mirror.close', 'MIRROR.OPEN', 'mirror.open ', 'mirror\u0000open'],
        ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then'],
      ])('to %j, which is no call, are refused', async (name) => {
        expect(await raw({ id: RAW_ID, name, args: {} })).toEqual(refusal(RAW_ID));
      });

      it('with keys of their own are refused', async () => {
        expect(await raw({ id: RAW_ID, name: 'mono.read', args: {}, sender: 'me' })).toEqual(refusal(RAW_ID));
      });

      it.each([
        '{"id":900000,"name":"mono.read","args":{"__proto__":{"polluted":1}}}',
        '{"id":900000,"name":"mono.read","args":{"constructor":{"prototype":{"polluted":1}}}}',
        '{"id":900000,"name":"mono.read","args":{},"__proto__":{"polluted":1}}',
      ])('that reach for a prototype change nothing: %s', async (text) => {
        const answer = messageSchema.parse(await open.raw(text));
        expect(answer).toMatchObject({ id: RAW_ID });
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      });

      it.each([
        ['race.demo', { teams: 1e308, legs: 3, seed: 1 }],
        ['race.demo', { teams: 2 ** 53, legs: 3, seed: 1 }],
        ['race.demo', { teams: 3, legs: 0.5, seed: 1 }],
        ['journal.log', { before: -1, limit: 10 }],
        ['journal.log', { before: null, limit: 1e9 }],
        ['board.asOf', { atUs: 1e300 }],
        ['board.asOf', { atUs: '1' }],
      ] as const)('to %s with numbers out of all bounds are refused: %j', async (name, args) => {
        expect(await raw({ id: RAW_ID, name, args })).toEqual(refusal(RAW_ID));
      });

      it('with a press at a moment that cannot be are still recorded, at a time that has been', async () => {
        await open.connection.call('race.demo', DEMO, PATIENT);
        const press = sampleCalls('')['passing.press'];
        const moments = [1e308, Number.MAX_SAFE_INTEGER, 0];
        for (const [index, monoNs] of moments.entries()) {
          const pressId = `01936b7e-0000-7000-8000-00000000010${index}`;
          const { timeUs, errorUs } = await open.connection.call('passing.press', {
            ...press,
            pressId,
            monoNs,
          });
          const now = await open.connection.call('mono.read', {});
          expect([monoNs, timeUs - errorUs <= now.timeUs + now.errorUs]).toEqual([monoNs, true]);
        }
        const before = await raw({ id: RAW_ID, name: 'passing.press', args: { ...press, monoNs: -1 } });
        expect(before).toEqual(refusal(RAW_ID));
      });

      it('get their own answers, however many there are', async () => {
        const texts = Array.from({ length: 200 }, (_, index) =>
          JSON.stringify({ id: RAW_ID + index, name: index % 2 === 0 ? 'mono.read' : 'nothing', args: {} }),
        );
        const answers = await Promise.all(texts.map((text) => open.raw(text)));
        expect(answers.map((answer) => messageSchema.parse(answer))).toEqual(
          texts.map((_, index) => expect.objectContaining({ id: RAW_ID + index }) as unknown),
        );
      });

      it.each([-1, 0.5, 2 ** 53, '1', null])('without a number, but %j, are answered under 0', async (id) => {
        expect(await raw({ id, name: 'mono.read', args: {} })).toEqual(refusal(0));
      });
    });

    describe('errors', () => {
      it('carry a code and a sentence that says what to do', async () => {
        const error = await open.connection
          .call('race.open', { folder: join(home, 'nowhere') })
          .catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(CallError);
        expect(error).toMatchObject({
          code: 'notFound',
          says: expect.stringMatching(/nowhere.*\.$/) as string,
        });
      });

      it('say that a call was stopped by its caller', async () => {
        const stop = AbortSignal.abort();
        await expect(open.connection.call('mono.read', {}, { signal: stop })).rejects.toMatchObject({
          code: 'cancelled',
        });
      });
    });

    describe('pushes', () => {
      it('come numbered without a gap after the snapshot, in order, and only as the contract has them', async () => {
        const pushes = await listen(open);
        await open.connection.call('race.demo', DEMO, PATIENT);
        const snapshot = await open.connection.call('mirror.open', {});
        expect(snapshot.mode).toBe('race');
        for (let note = 1; note <= 20; note++) {
          await open.connection.call('desk.set', { shift: `K${note}` });
        }
        const seqs = await pushes.until(({ desk }) => desk?.shift === 'K20');
        expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
        expect(seqs[0]).toBeLessThanOrEqual(snapshot.seq);
        expect(seqs.at(-1)).toBeGreaterThan(snapshot.seq);
      });

      it('of a recorded press come with the time that the reply said', async () => {
        const pushes = await listen(open);
        await open.connection.call('race.demo', DEMO, PATIENT);
        const { monoNs } = await open.connection.call('mono.read', {});
        const press = { ...sampleCalls('')['passing.press'], bib: '', typed: '', monoNs };
        const { id, timeUs } = await open.connection.call('passing.press', press);
        const again = await open.connection.call('passing.press', press);
        expect(again).toMatchObject({ id, timeUs });
        await pushes.until(
          ({ openTimes }) => openTimes?.some((one) => one.id === id && one.timeUs === timeUs) === true,
        );
      });

      it('ask for a new snapshot when a race is opened or closed', async () => {
        const pushes = await listen(open);
        await open.connection.call('race.demo', DEMO, PATIENT);
        await pushes.until(({ reset }) => reset === true);
        expect((await open.connection.call('mirror.open', {})).mode).toBe('race');
        await open.connection.call('race.close', {});
        await pushes.until(({ reset }) => reset === true);
        expect((await open.connection.call('mirror.open', {})).mode).toBe('welcome');
      });

      it('end for a listener that has gone', async () => {
        let heard = 0;
        const end = open.connection.onPush(() => heard++);
        end();
        const pushes = await listen(open);
        await open.connection.call('race.demo', DEMO, PATIENT);
        await pushes.until(({ reset }) => reset === true);
        expect(heard).toBe(0);
      });
    });
  });
}

/** A refusal by schema, under this number. */
function refusal(id: number): unknown {
  return { id, error: { code: 'badInput', says: expect.stringMatching(/\S/) as string } };
}

/** What is wrong with an outcome by the contract; empty where nothing is. */
function problemsOf(name: CallName, said: { reply: unknown } | { error: CallError }): string[] {
  if ('reply' in said) {
    const { error } = calls[name].reply.safeParse(said.reply);
    return error === undefined ? [] : [error.message];
  }
  const { code, says } = said.error;
  if (!errorSchema.safeParse({ code, says }).success || code === 'fault' || code === 'unreachable')
    return [`${code}: ${says}`];
  return /\S.*\.$/s.test(says) ? [] : [`no sentence: ${says}`];
}

type ChangePush = Extract<Push, { push: 'change' }>['change'];

/** Collects changes from now on. */
async function listen({ connection }: OpenTransport): Promise<{
  /** Waits for a change that was not looked at before; gives the numbers of all so far. */
  until(isIt: (change: ChangePush) => boolean): Promise<number[]>;
}> {
  const changes: ChangePush[] = [];
  let looked = 0;
  let wake: () => void = () => undefined;
  connection.onPush((push) => {
    expect(messageSchema.safeParse(push).error).toBeUndefined();
    if (push.push === 'change') changes.push(push.change);
    wake();
  });
  // A connection that has answered once also hears what is pushed.
  await connection.call('mirror.open', {});
  return {
    async until(isIt) {
      for (;;) {
        while (looked < changes.length) {
          const change = changes[looked++];
          if (change !== undefined && isIt(change)) return changes.map(({ seq }) => seq);
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
