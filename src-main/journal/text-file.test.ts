import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextFile } from './text-file.ts';
import { readLines } from './text-lines.ts';

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'baton-text-')), 'lines.jsonl');
const linesOf = (path: string): string[] => [...readLines(path)].map(({ bytes }) => bytes.toString());

describe('TextFile', () => {
  it('extends ahead, is read without the blanks, and is cut at closing', async () => {
    const path = newPath();
    const file = TextFile.open(path);
    await file.append(['one', 'two']);
    expect(statSync(path).size).toBe(256 * 1024);
    expect(linesOf(path)).toEqual(['one', 'two']);
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  });

  it('finds its end in a file that was not closed, and ends a torn line', () => {
    const path = newPath();
    writeFileSync(path, `one\n${'\n'.repeat(200_000)}`);
    const open = TextFile.open(path);
    expect(open.end).toBe(4);
    open.close();
    writeFileSync(path, 'one\ntorn');
    const torn = TextFile.open(path);
    torn.appendNow(['next']);
    torn.close();
    expect(linesOf(path)).toEqual(['one', 'torn', 'next']);
  });

  it('takes lines back, and blanks lines out in the middle', () => {
    const path = newPath();
    const file = TextFile.open(path);
    file.appendNow(['one', 'two', 'three']);
    const end = file.end;
    file.appendNow(['four']);
    file.rewindTo(end);
    file.blankOut(4, 3);
    file.appendNow(['five']);
    file.close();
    expect(linesOf(path)).toEqual(['one', 'three', 'five']);
  });

  it('is not trusted any more after a write that failed', () => {
    const path = newPath();
    const file = TextFile.open(path);
    file.appendNow(['one']);
    // No file system takes a file as large as this.
    expect(() => {
      file.blankOut(Number.MAX_SAFE_INTEGER, 10);
    }).toThrow('failed');
    expect(() => {
      file.appendNow(['two']);
    }).toThrow('failed');
    expect(file.failure).not.toBeNull();
    expect(() => file.append(['two'])).toThrow('failed');
    file.close();
    expect(linesOf(path)).toEqual(['one']);
  });

  it('holds what was written to it, in whatever pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[^\n]+$/), { maxLength: 20 }), { maxLength: 8 }),
        (writes) => {
          const path = newPath();
          for (const lines of writes) {
            const file = TextFile.open(path);
            file.appendNow(lines);
            file.close();
          }
          expect(linesOf(path)).toEqual(writes.flat());
        },
      ),
      { numRuns: 30 },
    );
  });

  it('reads lines across its reading steps, and larger writes than a step', () => {
    const path = newPath();
    const lines = Array.from({ length: 5_000 }, (_, n) => `${n}:${'x'.repeat(n % 700)}`);
    const file = TextFile.open(path);
    file.appendNow(lines);
    file.appendNow(['last']);
    file.close();
    expect(linesOf(path)).toEqual([...lines, 'last']);
  });

  it('has no lines where there is no file', () => {
    expect(linesOf(newPath())).toEqual([]);
  });
});
