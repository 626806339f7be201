import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { openEntry, sealEntry } from '../../src-shared/domain/codec.ts';
import { verifyChain } from '../../src-shared/domain/verify-chain.ts';
import type { Journal } from './journal.ts';
import { makeNamesRecord } from './names-record.ts';
import { createJournal, openJournal, openJournalReader } from './open-journal.ts';
import { newFolder, note, options, sha256 } from './testing/fixtures.ts';

async function newJournal(folder = newFolder()): Promise<{ folder: string; journal: Journal }> {
  return { folder, journal: await createJournal(folder, { stationName: 'Exchange 3' }, options) };
}

function textLines(folder: string, name = 'journal.jsonl'): string[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function idsOf(entries: Iterable<SealedEntry>): string[] {
  return [...entries].map(({ entry }) => entry.id);
}

/** The chain's findings, over all devices. */
function flaws(entries: Iterable<SealedEntry>): unknown[] {
  const chain = verifyChain([...entries].map(({ entry }) => entry));
  return chain.devices.flatMap(({ forks, holes, breaks }) => [...forks, ...holes, ...breaks]);
}

describe('append', () => {
  it('keeps entries in database and text, chained, over a reopening', async () => {
    const { folder, journal } = await newJournal();
    const [first] = await journal.append([note('one')]);
    const [second, third] = await journal.append([note('two'), note('three')]);
    await journal.close();

    expect(first?.entry).toMatchObject({ deviceSeq: 1, prevHash: null, at: 1_600_000_000_000_000, by: 'AB' });
    expect(second?.entry).toMatchObject({ deviceSeq: 2, prevHash: first?.entry.hash });
    expect(textLines(folder)).toEqual([first?.text, second?.text, third?.text]);
    const again = await openJournal(folder, options);
    expect([...again.entries()]).toEqual([first, second, third]);
    expect(again.notices).toEqual([]);
    const [fourth] = await again.append([note('four')]);
    expect(fourth?.entry).toMatchObject({ deviceSeq: 4, prevHash: third?.entry.hash });
    await again.close();
  });

  it('keeps the order of calls that are made at the same time, each answered for itself', async () => {
    const { folder, journal } = await newJournal();
    const calls = Array.from({ length: 200 }, (_, n) =>
      journal.append(n % 7 === 0 ? [note(`${n}a`), note(`${n}b`)] : [note(`${n}`)]),
    );
    const answers = (await Promise.all(calls)).flat();
    expect(answers.map(({ entry }) => entry.deviceSeq)).toEqual(answers.map((_, index) => index + 1));
    expect([...journal.entries()]).toEqual(answers);
    expect(flaws(journal.entries())).toEqual([]);
    await journal.close();
    expect(textLines(folder)).toEqual(answers.map(({ text }) => text));
  });

  it('refuses a draft that does not fit, without harm to those beside it', async () => {
    const { journal } = await newJournal();
    const good = journal.append([note('before')]);
    const bad = journal.append([note('never kept'), note('')]);
    const after = journal.append([note('after')]);
    await expect(bad).rejects.toThrow(TypeError);
    const kept = [...(await good), ...(await after)];
    expect([...journal.entries()]).toEqual(kept);
    expect(flaws(journal.entries())).toEqual([]);
    await journal.close();
  });

  it('can be read while it is appended to, as of the beginning of the reading', async () => {
    const { journal } = await newJournal();
    await journal.append([note('1'), note('2')]);
    const seen: string[] = [];
    for (const { entry } of journal.entries()) {
      await journal.append([note('meanwhile')]);
      seen.push(entry.id);
    }
    expect(seen).toHaveLength(2);
    expect(journal.count).toBe(4);
    await journal.close();
  });

  it('is refused after closing', async () => {
    const { journal } = await newJournal();
    await journal.close();
    await journal.close();
    await expect(journal.append([note('late')])).rejects.toThrow('closed');
  });
});

describe('a damaged row', () => {
  it('is named, thrown or reported, and healed from the text at a thorough opening', async () => {
    const { folder, journal } = await newJournal();
    const kept = await journal.append([note('right'), note('also right')]);
    await journal.close();
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(join(folder, 'baton.db'));
    db.exec("UPDATE entries SET text = replace(text, 'also right', 'all wrong') WHERE seq = 2");
    db.close();

    const reader = await openJournalReader(folder, options);
    expect(() => [...reader.entries()]).toThrow(
      /^Entry 2 in .*baton\.db is damaged: the hash does not match/,
    );
    const reported: string[] = [];
    expect([...reader.entries((error) => reported.push(error.message))]).toEqual([kept[0]]);
    expect(reported).toHaveLength(1);
    reader.close();

    const again = await openJournal(folder, { ...options, thorough: true });
    expect(again.notices).toEqual([expect.stringContaining('repaired from the text journal')]);
    expect([...again.entries()]).toEqual(kept);
    await again.close();
    expect(textLines(folder)).toEqual(kept.map(({ text }) => text));
  });
});

describe('merge', () => {
  it('adds what is new once, durably, and goes on under a new device id', async () => {
    const { folder: otherFolder, journal: other } = await newJournal();
    const record = makeNamesRecord(['Kari', 'Ola'], 'salt', sha256);
    const foreign = await other.append([note('there'), note('too')], [record]);
    const folder = newFolder();
    const journal = await createJournal(folder, { stationName: 'B', raceId: other.raceId }, options);
    await other.close();
    const [own] = await journal.append([note('here')]);
    const before = journal.deviceId;

    expect(await journal.merge([...foreign, ...foreign], [record])).toEqual({ added: foreign });
    const after = journal.deviceId;
    expect(after).not.toBe(before);
    expect(await journal.merge(foreign, [record])).toEqual({ added: [] });
    expect(journal.deviceId).toBe(after);
    const [next] = await journal.append([note('next')]);
    expect(next?.entry).toMatchObject({ deviceId: after, deviceSeq: 1, prevHash: null });
    await journal.close();

    expect(textLines(folder)).toEqual([own?.text, ...foreign.map(({ text }) => text), next?.text]);
    expect(textLines(folder, 'names.jsonl')).toHaveLength(1);
    const again = await openJournal(folder, options);
    expect(again.deviceId).toBe(after);
    expect(again.names().get(record.namesHash)).toEqual(record);
    expect(again.notices).toEqual([]);
    await again.close();
    expect(otherFolder).not.toBe(folder);
  });

  it('keeps both branches of a fork under its own id, and both contents of one id', async () => {
    const { journal } = await newJournal();
    const [own] = await journal.append([note('mine')]);
    if (own === undefined) throw new Error('nothing was recorded');
    const place = { ...own.entry, at: 1, by: 'CD' };
    const { id, raceId, deviceId, deviceSeq, prevHash, at, by } = place;
    const twin = sealEntry(
      { kind: 'note', body: { text: 'the twin' } },
      { id, raceId, deviceId, deviceSeq, prevHash, at, by },
      sha256,
    );
    await journal.merge([twin], []);
    expect([...journal.entries()]).toEqual([own, twin]);
    expect(journal.deviceId).not.toBe(deviceId);
    expect(flaws(journal.entries())).toHaveLength(1);
    await journal.close();
  });

  it('refuses entries of another race and names that are not true', async () => {
    const { journal } = await newJournal();
    const { journal: other } = await newJournal();
    const foreign = await other.append([note('elsewhere')]);
    await other.close();
    await expect(journal.merge(foreign, [])).rejects.toMatchObject({ code: 'otherRace' });
    const record = { ...makeNamesRecord(['Kari'], 's', sha256), names: ['Karin'] };
    await expect(journal.merge([], [record])).rejects.toMatchObject({ code: 'damaged' });
    expect(journal.count).toBe(0);
    expect(journal.names().size).toBe(0);
    await journal.close();
  });
});

describe('newDevice', () => {
  it('starts a chain of its own and is remembered', async () => {
    const { folder, journal } = await newJournal();
    await journal.append([note('old')]);
    const deviceId = await journal.newDevice();
    const [entry] = await journal.append([note('new')]);
    expect(entry?.entry).toMatchObject({ deviceId, deviceSeq: 1, prevHash: null });
    await journal.close();
    const again = await openJournal(folder, options);
    expect(again.deviceId).toBe(deviceId);
    await again.close();
  });
});

describe('eraseNames', () => {
  /** The files of a closed folder that hold this text, whole or in UTF-16. */
  const filesWith = (folder: string, text: string): string[] =>
    readdirSync(folder).filter((name) => {
      const bytes = readFileSync(join(folder, name));
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    });

  it('leaves no byte of the erased names in any file, and the chain whole', async () => {
    const { folder, journal } = await newJournal();
    const records = Array.from({ length: 300 }, (_, n) =>
      makeNamesRecord([`Zebulon Number${n}`, 'Quirinus'], `salt${n}`, sha256),
    );
    for (const record of records) await journal.append([note('a team')], [record]);
    const [kept, ...erased] = records;
    if (kept === undefined) throw new Error('there are no records');
    expect(filesWith(folder, 'Zebulon Number7')).not.toEqual([]);

    await journal.eraseNames(erased.map(({ namesHash }) => namesHash));
    expect([...journal.names().values()]).toEqual([kept]);
    const open = readdirSync(folder).filter((name) => name !== 'baton.db' && name !== 'writer.lock');
    expect(open.filter((name) => readFileSync(join(folder, name)).includes('Number7'))).toEqual([]);
    await journal.append([note('after')]);
    await journal.close();
    expect(filesWith(folder, 'Number7')).toEqual([]);
    expect(filesWith(folder, 'Zebulon Number0')).toEqual(['baton.db', 'names.jsonl']);

    const again = await openJournal(folder, options);
    expect(again.notices).toEqual([]);
    expect(again.count).toBe(301);
    expect(flaws(again.entries())).toEqual([]);
    await again.eraseNames('all');
    const late = makeNamesRecord(['Wendelin'], 'late', sha256);
    await again.append([note('b team')], [late]);
    await again.close();
    expect(filesWith(folder, 'Quirinus')).toEqual([]);
    expect(filesWith(folder, 'Wendelin')).toEqual(['baton.db', 'names.jsonl']);
  });

  it('says so while a reader holds traces back', { timeout: 60_000 }, async () => {
    const { folder, journal } = await newJournal();
    const record = makeNamesRecord(['Zebulon'], 'salt', sha256);
    await journal.append([note('a')], [record]);
    const reader = await openJournalReader(folder, options);
    await expect(journal.eraseNames('all')).rejects.toMatchObject({ code: 'locked' });
    reader.close();
    await journal.eraseNames('all');
    await journal.close();
    expect(filesWith(folder, 'Zebulon')).toEqual([]);
  });
});

describe('what is read back', () => {
  it('is the canonical text that openEntry accepts', async () => {
    const { folder, journal } = await newJournal();
    await journal.append([note('é 走 "quoted"\n')]);
    await journal.close();
    expect(textLines(folder).map((line) => openEntry(line, sha256).ok)).toEqual([true]);
    const reader = await openJournalReader(folder, options);
    expect(idsOf(reader.entries())).toHaveLength(1);
    reader.close();
  });
});
