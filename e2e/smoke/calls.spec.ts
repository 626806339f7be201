import { expect } from '@playwright/test';
import { CALL_NAMES } from '../../src-shared/contract/call-names.ts';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import { calls } from '../../src-shared/contract/calls.ts';
import type { Args } from '../../src-shared/contract/calls.ts';
import { messageSchema } from '../../src-shared/contract/envelope.ts';
import { call, test } from './fixture.ts';

/** Names nothing that is there. */
const NOBODY = '01900000-0000-7000-8000-000000000001';
const NOBODY_ELSE = '01900000-0000-7000-8000-000000000002';
const file = { name: 'teams.csv', text: 'bib,name\n901,Late Comers\n' };
const reason = 'smoke';

/** Arguments that fit, for every call there is. */
function someArgs(folder: string): { readonly [N in CallName]: Args<N> } {
  return {
    'mirror.open': {},
    'mono.read': {},
    'clock.read': {},
    'clock.syncNow': {},
    'clock.setServer': { url: null },
    'clock.byHand': { presses: [{ monoNs: 0, announcedUs: 1_600_000_000_000_000 }] },
    'clock.hint': { what: 'online' },
    'draft.keep': { line: '1' },
    'race.list': {},
    'race.open': { folder },
    'race.create': {
      folder: `${folder}/new`,
      stationName: 'Tent',
      set: { name: 'Smoke', legs: 2 },
      raceFile: null,
      teamsFile: null,
      takeGood: false,
    },
    'race.takeUp': { path: `${folder}/none`, folder: null, stationName: 'Tent' },
    'race.demo': { teams: 12, legs: 3, seed: 2 },
    'race.close': {},
    'race.set': { set: { agreeMs: 3_000 } },
    'desk.set': { shift: 'AB' },
    'passing.press': { pressId: NOBODY, monoNs: 0, bib: '1', typed: '1', point: 1, side: 'handoff' },
    'openTime.assign': { id: NOBODY, bib: '1', typed: '1', point: 1, side: 'handoff' },
    'openTime.insert': { id: NOBODY },
    'passing.retime': { id: NOBODY, timeUs: 1, reason },
    'passing.assign': { id: NOBODY, teamId: null, point: 1 },
    'passing.rebib': { id: NOBODY, bib: '2' },
    'passing.add': { bib: '1', point: 1, side: 'handoff', timeUs: 1_600_000_000_000_000, reason },
    'passings.move': { ids: [NOBODY], toPoint: 1, shiftUs: null, reason },
    'entries.void': { ids: [NOBODY], reason },
    'slot.resolve': { teamId: NOBODY, point: 1, side: 'handoff', choice: NOBODY },
    'order.resolve': { what: 'deadHeat', teamIds: [NOBODY, NOBODY_ELSE] },
    'step.undo': {},
    'step.redo': {},
    'start.record': { start: { what: 'gun' }, at: { by: 'time', timeUs: 1_600_000_000_000_000 } },
    'status.set': { teamId: NOBODY, set: { status: 'DNS', leg: null }, reason },
    'team.save': { teamId: null, bib: '900', name: 'Smoke' },
    'team.swap': { teamIds: [NOBODY, NOBODY_ELSE] },
    'teams.preview': { file, legs: 3 },
    'teams.import': { file, takeGood: true },
    'times.preview': { file, sheet: null },
    'times.import': { file, sheet: null, takeGood: true },
    'question.see': { key: 'none' },
    'note.write': { text: 'smoke', teamId: null },
    'team.history': { teamId: NOBODY, leg: null },
    'journal.log': { before: null, limit: 10 },
    'board.asOf': { atUs: 1_600_000_000_000_000 },
    'results.read': { mode: 'provisional', by: 'total' },
    'results.declare': { official: false },
    'export.write': { what: 'results.csv' },
    'print.page': { what: 'results' },
    'stick.accept': { id: 'none' },
    'stick.decline': { id: 'none' },
    'stick.writeNow': { id: 'none' },
    'stick.addFolder': { path: `${folder}/none` },
    'file.choose': { what: 'set' },
    'job.cancel': { job: 'none' },
  };
}

test.describe('calls', () => {
  test('every call of the contract is answered by the contract', async ({ app, home }) => {
    const page = await app.page();
    await call(page, 'race.demo', { teams: 12, legs: 3, seed: 1 });
    const args = someArgs(home);
    // Those that end or change the open race come last.
    const last: readonly CallName[] = ['race.open', 'race.takeUp', 'race.create', 'race.demo', 'race.close'];
    const order = [...CALL_NAMES.filter((name) => !last.includes(name)), ...last];
    const faults: string[] = [];
    for (const name of order) {
      const message = messageSchema.parse(await call(page, name, args[name]));
      if ('error' in message) {
        if (message.error.code === 'fault') faults.push(`${name}: ${message.error.says}`);
      } else if ('reply' in message) {
        const { success, error } = calls[name].reply.safeParse(message.reply);
        if (!success) faults.push(`${name}: ${error.message}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('what happens at the station is pushed to the window, in order', async ({ app }) => {
    const page = await app.page();
    await page.evaluate(() => {
      const pushes: unknown[] = [];
      Object.assign(window, { pushes });
      window.baton?.onPush((push) => pushes.push(push));
    });
    await call(page, 'race.demo', { teams: 12, legs: 3, seed: 1 });
    await call(page, 'note.write', { text: 'smoke', teamId: null });
    const pushes = async (): Promise<unknown[]> =>
      page.evaluate(() => Reflect.get(window, 'pushes') as unknown[]);
    await expect.poll(async () => (await pushes()).length).toBeGreaterThan(2);
    const changes = (await pushes())
      .map((push) => messageSchema.parse(push))
      .flatMap((push) => ('push' in push && push.push === 'change' ? [push.change] : []));
    expect(changes.some(({ reset }) => reset === true)).toBe(true);
    const numbers = changes.map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  test('a press is on disk by way of the sync thread’s own bundle', async ({ app }) => {
    const page = await app.page();
    await app.evaluate(() => {
      const threads: { state: string }[] = [];
      Object.assign(globalThis, { threads });
      // Node tells here of every thread that is made.
      process.getBuiltinModule('node:diagnostics_channel').subscribe('worker_threads', (message) => {
        const { worker } = message as { worker: NodeJS.EventEmitter };
        const thread = { state: 'made' };
        threads.push(thread);
        worker.on('online', () => (thread.state = 'online'));
        worker.on('error', (error: unknown) => (thread.state = String(error)));
        worker.on('exit', () => (thread.state = 'ended'));
      });
    });
    await call(page, 'race.demo', { teams: 12, legs: 3, seed: 1 });
    const press = { pressId: NOBODY, bib: '1', typed: '1', point: 1, side: 'handoff' };
    const mono = await call(page, 'mono.read');
    const { monoNs } = (mono as unknown as { reply: { monoNs: number } }).reply;
    expect(await call(page, 'passing.press', { ...press, monoNs })).toHaveProperty('reply.id');
    const states = (): Promise<string[]> =>
      app.evaluate(() =>
        (globalThis as unknown as { threads: { state: string }[] }).threads.map(({ state }) => state),
      );
    // A bundle that is not where the thread looks for it would be an error here, and the slower way to the disk.
    await expect.poll(async () => [...new Set(await states())]).toEqual(['online']);
  });

  test('the machine stays awake while a race is on, and no longer', async ({ app }) => {
    const page = await app.page();
    await app.evaluate(({ powerSaveBlocker }) => {
      const blockers: number[] = [];
      Object.assign(globalThis, { blockers });
      const start = powerSaveBlocker.start.bind(powerSaveBlocker);
      powerSaveBlocker.start = (type) => {
        const id = start(type);
        blockers.push(id);
        return id;
      };
    });
    const awake = (): Promise<boolean> =>
      app.evaluate(({ powerSaveBlocker }) =>
        (globalThis as unknown as { blockers: number[] }).blockers.some((id) =>
          powerSaveBlocker.isStarted(id),
        ),
      );
    expect(await awake()).toBe(false);
    await call(page, 'race.demo', { teams: 12, legs: 3, seed: 1 });
    await expect.poll(awake).toBe(true);
    await call(page, 'race.close');
    await expect.poll(awake).toBe(false);
  });
});
