import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SyncThread } from './sync-thread.ts';

const threads: SyncThread[] = [];

async function started(): Promise<SyncThread> {
  const thread = new SyncThread();
  threads.push(thread);
  while (!thread.canTake(Buffer.of(1))) await sleep(5);
  return thread;
}

afterEach(() => {
  for (const thread of threads.splice(0)) thread.close();
});

describe('the sync thread', () => {
  it('writes what it is handed, where it is told to, in a burst and after it has gone to sleep', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'baton-sync-')), 'file');
    const descriptor = openSync(path, 'w+');
    const thread = await started();
    const lines = Array.from({ length: 300 }, (_, index) => `line ${index}\n`);
    let position = 0;
    for (const [index, line] of lines.entries()) {
      const bytes = Buffer.from(line);
      thread.start(descriptor, bytes, position);
      thread.wait();
      position += bytes.length;
      // Long enough for it to sleep, and to have to be woken.
      if (index % 100 === 0) await sleep(5);
    }
    closeSync(descriptor);
    expect(readFileSync(path, 'utf8')).toBe(lines.join(''));
  });

  it('hands back the system’s error, and goes on with the next write', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'baton-sync-')), 'file');
    const thread = await started();
    const readOnly = openSync(join(path, '..'), 'r');
    thread.start(readOnly, Buffer.from('x'), 0);
    expect(() => {
      thread.wait();
    }).toThrow(expect.objectContaining({ code: expect.stringMatching(/^(EBADF|EISDIR|EPERM)$/) as string }));
    closeSync(readOnly);
    const descriptor = openSync(path, 'w+');
    thread.start(descriptor, Buffer.from('good'), 0);
    thread.wait();
    closeSync(descriptor);
    expect(readFileSync(path, 'utf8')).toBe('good');
  });

  it('takes the longest entry there can be, and nothing longer', async () => {
    const thread = await started();
    expect(thread.canTake(Buffer.alloc(32 * 1024 * 3 + 1))).toBe(true);
    expect(thread.canTake(Buffer.alloc(32 * 1024 * 3 + 2))).toBe(false);
  });
});
