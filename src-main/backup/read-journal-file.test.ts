import fc from 'fast-check';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesRecordText } from '../journal/names-record.ts';
import { emptyFolder, setSource, sha256 } from '../../tests/kit/set-source.ts';
import { readJournalFile } from './read-journal-file.ts';

const source = setSource();
const lines = source.entries.map(({ text }) => text);

function journalOf(text: string | Buffer): string {
  const path = join(emptyFolder(), 'journal.jsonl');
  writeFileSync(path, text);
  return path;
}

describe('a bare text journal', () => {
  it('gives its entries, and the names that lie beside it', async () => {
    const path = journalOf(`${lines.join('\n')}\n`);
    writeFileSync(join(path, '..', 'names.jsonl'), `${source.names.map(namesRecordText).join('\n')}\n\n\n`);
    const read = await readJournalFile(path, { sha256 });
    expect(read).toEqual({ entries: source.entries, names: source.names, problems: [] });
  });

  it('may end in preallocated space, and in a whole line without its newline', async () => {
    const preallocated = await readJournalFile(journalOf(lines.join('\n') + '\n'.repeat(256 * 1024)), {
      sha256,
    });
    expect(preallocated).toMatchObject({ entries: source.entries, problems: [] });
    const unended = await readJournalFile(journalOf(lines.join('\n')), { sha256 });
    expect(unended).toMatchObject({ entries: source.entries, problems: [] });
  });

  it('loses its torn last line alone, and says so', async () => {
    const text = lines.join('\n').slice(0, -20);
    for (const end of ['', '\n', '\n'.repeat(1000)]) {
      const { entries, problems } = await readJournalFile(journalOf(text + end), { sha256 });
      expect(entries).toEqual(source.entries.slice(0, -1));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(
        new RegExp(`^Line ${lines.length} of .*, the last one, is cut short or damaged`),
      );
    }
  });

  it('loses a damaged line in its middle alone, and says which', async () => {
    const damaged = lines.with(4, (lines[4] ?? '').replace('"by":"', '"by":"X'));
    const { entries, problems } = await readJournalFile(journalOf(`${damaged.join('\n')}\n`), { sha256 });
    expect(entries).toEqual(source.entries.toSpliced(4, 1));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^Line 5 of .* is damaged and was passed over: the hash does not match/);
  });

  it('gives every line that is whole, wherever bytes were lost or changed', async () => {
    const whole = Buffer.from(`${lines.join('\n')}\n`);
    const damage = fc.record({ from: fc.nat(whole.length - 1), length: fc.integer({ min: 1, max: 3_000 }) });
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async ({ from, length }, isCut) => {
        const [before, after] = [whole.subarray(0, from), whole.subarray(from + length)];
        const garbage = Buffer.alloc(Math.min(length, whole.length - from), isCut ? '' : 'x');
        const path = journalOf(Buffer.concat(isCut ? [before, after] : [before, garbage, after]));
        const { entries } = await readJournalFile(path, { sha256 });
        let start = 0;
        const untouched = source.entries.filter(({ text }) => {
          const end = start + Buffer.byteLength(text) + 1;
          const isWhole = end <= from || start > from + length;
          start = end;
          return isWhole;
        });
        expect(entries).toEqual(expect.arrayContaining(untouched));
        for (const sealed of entries) expect(lines).toContain(sealed.text);
      }),
      { numRuns: 60 },
    );
  });

  it('counts an entry once, and passes over another race and endless lines', async () => {
    const foreign = setSource({ seed: 6 }).entries[0];
    const endless = Buffer.alloc(1024 * 1024, 0);
    const path = journalOf(
      Buffer.concat([
        Buffer.from(`${lines[0] ?? ''}\n${lines[0] ?? ''}\n${foreign?.text ?? ''}\n`),
        endless,
        Buffer.from(`\n${lines[1] ?? ''}\n`),
      ]),
    );
    const { entries, problems } = await readJournalFile(path, { sha256 });
    expect(entries).toEqual(source.entries.slice(0, 2));
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^Line 3 of .* belongs to another race/);
    expect(problems[1]).toMatch(/^Line 4 of .* is longer than \d+ bytes/);
  });

  it('tells at most so many problems one by one', async () => {
    const { entries, problems } = await readJournalFile(journalOf('x\n'.repeat(1_000)), { sha256 });
    expect(entries).toEqual([]);
    expect(problems).toHaveLength(101);
    expect(problems[100]).toBe('900 more lines were passed over.');
  });

  it('is named where it is not there, and may be named by a link', async () => {
    const folder = emptyFolder();
    await expect(readJournalFile(join(folder, 'gone.jsonl'), { sha256 })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(readJournalFile(folder, { sha256 })).rejects.toMatchObject({ code: 'badInput' });
    symlinkSync(journalOf(`${lines.join('\n')}\n`), join(folder, 'link.jsonl'));
    const { entries } = await readJournalFile(join(folder, 'link.jsonl'), { sha256 });
    expect(entries).toEqual(source.entries);
  });
});
