import { statfsSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Reply } from '../../src-shared/contract/calls.ts';
import { emptyFolder, makeRace, openDesk, teamOf } from '../../tests/kit/desk.ts';
import { mountMemory } from '../../tests/kit/tent.ts';

it('a full disk refuses presses with its reason, says so in the status line, and goes on when there is room', async (context) => {
  const home = emptyFolder();
  if (!mountMemory(home, 'size=6m')) return context.skip('no small disk can be mounted here');
  const test = await openDesk({ home });
  await makeRace(test, { serves: { from: 1, to: 1 } });
  const first = await test.press('1');
  const ballast = join(home, 'ballast');
  fill(ballast);
  const kept: string[] = [first.id];
  // The files were extended ahead, and a page may have room left: it takes some more until a press is refused.
  const refused = await (async (): Promise<{ pressId: string; error: unknown } | null> => {
    for (let count = 0; count < 5_000; count++) {
      const pressId = crypto.randomUUID();
      const pressed = test.press('3', { pressId, typed: 'x'.repeat(200) });
      const error: unknown = await pressed.then(
        ({ id }) => void kept.push(id),
        (reason: unknown) => reason,
      );
      if (error !== undefined) return { pressId, error };
    }
    return null;
  })();
  expect(refused?.error).toMatchObject({ code: 'diskFull' });
  const pressId = refused?.pressId ?? '';
  const seen = await test.until(({ status }) => status.disk.tone === 'bad' && status.disk.detail !== '');
  expect(seen.status.disk).toMatchObject({ says: 'Disk: not recording' });
  expect(seen.status.disk.detail).toMatch(/full/);
  expect(teamOf(seen, '1').finishes[0]).toBe(first.timeUs);
  expect((await test.call('results.read', { mode: 'provisional', by: 'total' })).lists).toHaveLength(1);

  rmSync(ballast);
  const retried: unknown = await test.press('2', { pressId }).catch((error: unknown) => error);
  if (retried instanceof Error) {
    // After a sync that failed the journal trusts the disk only once it was opened anew, and says so.
    expect(retried.message).toMatch(/until Baton is restarted/);
    await test.close();
    const again = await openDesk({ home });
    await again.press('2', { pressId, monoNs: test.clock.monoNs() });
    expect(teamOf(await again.snapshot(), '2').finishes[0]).toBe(test.clock.nowUs);
    expect(await idsIn(again)).toEqual(expect.arrayContaining(kept));
    return;
  }
  const after = await test.until(({ status }) => status.disk.says !== 'Disk: not recording');
  expect(teamOf(after, '2').finishes[0]).not.toBeNull();
  expect(await idsIn(test)).toEqual(expect.arrayContaining(kept));
});

function fill(path: string): void {
  const { bavail, bsize } = statfsSync(join(path, '..'));
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - 8_192)));
}

async function idsIn(test: Awaited<ReturnType<typeof openDesk>>): Promise<string[]> {
  const ids: string[] = [];
  for (let before: number | null = null; ;) {
    const page: Reply<'journal.log'> = await test.call('journal.log', { before, limit: 500 });
    ids.push(...page.entries.map(({ id }) => id));
    before = page.before;
    if (before === null) return ids;
  }
}
