import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournalFile, verifySet } from '../backup/read-set.ts';
import { sha256 } from '../station/station.ts';
import type { Tent } from '../../tests/kit/tent.ts';
import { driveAt, emptyFolder, openTent, stationFolderOn } from '../../tests/kit/tent.ts';

/** Puts in a drive, says yes, and waits until it holds a proven set. */
async function acceptStick(tent: Tent, root: string): Promise<string> {
  tent.drives.push(driveAt(root));
  tent.pass(2_000);
  const { id } = await tent.untilStick(({ state }) => state === 'offered');
  await tent.sticks.accept(id);
  await tent.untilStick(({ state }) => state === 'proven');
  return id;
}

async function textsOn(root: string): Promise<string[]> {
  const path = join(stationFolderOn(root), 'journal.jsonl');
  const { entries, problems } = await readJournalFile(path, { sha256 });
  expect(problems).toEqual([]);
  return entries.map(({ text }) => text);
}

function textsOf({ station }: Tent): string[] {
  return Array.from(station.journal.entries(), ({ text }) => text);
}

describe('a drive that is put in', () => {
  it('is offered, and nothing is written on it until somebody says yes', async () => {
    const tent = await openTent();
    const root = emptyFolder();
    tent.drives.push(driveAt(root));
    tent.pass(2_000);
    const offered = await tent.untilStick(({ state }) => state === 'offered');
    expect(offered).toMatchObject({ label: 'KINGSTON', path: root, offered: true, heldTo: 0 });
    expect(offered.sentence).toMatch(/^KINGSTON was put in\. Use it/);
    tent.pass(60_000);
    expect(readdirSync(root)).toEqual([]);
  });

  it('is not offered again while it stays in, once somebody said no', async () => {
    const tent = await openTent();
    tent.drives.push(driveAt(emptyFolder()));
    tent.pass(2_000);
    const { id } = await tent.untilStick(({ state }) => state === 'offered');
    tent.sticks.decline(id);
    await tent.look();
    await tent.look();
    expect(tent.sticks.status().sticks).toEqual([]);
    const drives = tent.drives.splice(0);
    await tent.look();
    tent.drives.push(...drives);
    await tent.look();
    await tent.untilStick(({ state }) => state === 'offered');
  });

  it('gets every entry appended, and a set that is proven, once somebody says yes', async () => {
    const tent = await openTent();
    await tent.record(20);
    const root = emptyFolder();
    await acceptStick(tent, root);
    expect(await textsOn(root)).toEqual(textsOf(tent));
    const { sticks, heldTo } = tent.sticks.status();
    expect(heldTo).toBe(21);
    expect(sticks[0]).toMatchObject({ appendedTo: 21, provenCount: 21, offered: false });
    expect(sticks[0]?.freeBytes).toBeGreaterThan(0);
    const { entries } = await verifySet(sticks[0]?.provenPath ?? '', { sha256 });
    expect(entries.map(({ text }) => text)).toEqual(textsOf(tent));
  });

  it('is not offered where the race itself lies on it', async () => {
    const tent = await openTent();
    tent.drives.push(driveAt(join(tent.folder, '..')), driveAt(emptyFolder(), 'OTHER'));
    tent.pass(2_000);
    const { sticks } = await tent.until((status) => status.sticks.length > 0);
    expect(sticks.map(({ label }) => label)).toEqual(['OTHER']);
  });
});

describe('a known stick', () => {
  it('has new entries within 10 s and a new set within 2 min, and only when something changed', async () => {
    const tent = await openTent();
    const root = emptyFolder();
    await acceptStick(tent, root);
    const sets = (): string[] => readdirSync(join(stationFolderOn(root), 'sets'));
    tent.pass(118_000);
    tent.pass(240_000);
    expect(sets()).toHaveLength(1);

    await tent.record(3);
    tent.pass(2_000);
    await tent.untilStick(({ state, provenCount }) => state === 'proven' && provenCount === 4);
    expect(await textsOn(root)).toEqual(textsOf(tent));
    expect(sets()).toHaveLength(2);

    await tent.record(1);
    tent.pass(10_000);
    await tent.untilStick(({ appendedTo }) => appendedTo === 5);
    expect(tent.sticks.status().sticks[0]).toMatchObject({ state: 'proven', provenCount: 4, heldTo: 5 });
    expect(sets()).toHaveLength(2);
  });

  it('is known again in another place, on another laptop, and gets what it lacks', async () => {
    const first = await openTent();
    const root = emptyFolder();
    const id = await acceptStick(first, root);
    await first.record(5);
    await first.close();

    const second = await openTent({ folder: first.folder });
    second.drives.push(driveAt(root, 'another letter'));
    second.pass(2_000);
    const stick = await second.untilStick(({ heldTo }) => heldTo === 6);
    expect(stick).toMatchObject({ id, offered: false });
    expect(await textsOn(root)).toEqual(textsOf(second));
  });

  it('is gone when it is pulled, and goes on when it comes back', async () => {
    const tent = await openTent();
    const root = emptyFolder();
    const id = await acceptStick(tent, root);
    const drives = tent.drives.splice(0);
    tent.pass(2_000);
    const gone = await tent.untilStick(({ state }) => state === 'gone');
    expect(gone).toMatchObject({ id, path: null, heldTo: 1 });
    await tent.record(2);
    tent.drives.push(...drives);
    tent.pass(2_000);
    await tent.untilStick(({ heldTo }) => heldTo === 3);
    expect(await textsOn(root)).toEqual(textsOf(tent));
  });

  it('has its torn line cut off before anything is appended', async () => {
    const tent = await openTent();
    await tent.record(5);
    const root = emptyFolder();
    await acceptStick(tent, root);
    await tent.close();
    const path = join(stationFolderOn(root), 'journal.jsonl');
    const whole = readFileSync(path, 'utf8');
    truncateSync(path, whole.length - 100);

    const again = await openTent({ folder: tent.folder });
    again.drives.push(driveAt(root));
    again.pass(2_000);
    await again.untilStick(({ heldTo }) => heldTo === 6);
    expect(readFileSync(path, 'utf8')).toBe(whole);
  });

  it('has a line that is damaged in the middle written again', async () => {
    const tent = await openTent();
    await tent.record(5);
    const root = emptyFolder();
    await acceptStick(tent, root);
    await tent.close();
    const path = join(stationFolderOn(root), 'journal.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, lines.with(2, (lines[2] ?? '').replace('note', 'nope')).join('\n'));

    const again = await openTent({ folder: tent.folder });
    again.drives.push(driveAt(root));
    again.pass(2_000);
    await again.untilStick(({ heldTo }) => heldTo === 6);
    const { entries, problems } = await readJournalFile(path, { sha256 });
    expect(new Set(entries.map(({ text }) => text))).toEqual(new Set(textsOf(again)));
    expect(problems).toHaveLength(1);
  });

  it('of another race is offered, and then used beside that race', async () => {
    const other = await openTent();
    const root = emptyFolder();
    const id = await acceptStick(other, root);
    await other.close();
    const before = stationFolderOn(root);

    const tent = await openTent({ name: 'Tent 9' });
    tent.drives.push(driveAt(root));
    tent.pass(2_000);
    const foreign = await tent.untilStick(({ state }) => state === 'foreign');
    expect(foreign).toMatchObject({ id, offered: true });
    await tent.sticks.accept(id);
    await tent.untilStick(({ heldTo }) => heldTo === 1);
    expect(readdirSync(join(root, 'Baton'))).toHaveLength(2);
    expect(existsSync(join(before, 'journal.jsonl'))).toBe(true);
  });

  it('holds the names of runners, and none that were erased', async () => {
    const tent = await openTent();
    const record = tent.station.namesRecord(['Zoë Ångström-Quist']);
    const teamId = '11111111-0000-7000-8000-000000000001';
    const set = { bib: '7', name: 'Seven', namesHash: record.namesHash };
    await tent.station.record([{ kind: 'team.set', body: { teamId, set } }], 'KR', [record]);
    const root = emptyFolder();
    await acceptStick(tent, root);
    const path = join(stationFolderOn(root), 'journal.jsonl');
    expect((await readJournalFile(path, { sha256 })).names).toEqual([record]);
    await tent.station.journal.eraseNames('all');
    await tent.station.record([{ kind: 'team.set', body: { teamId, set: { name: 'Eight' } } }], 'KR');
    tent.pass(10_000);
    await tent.untilStick(({ appendedTo }) => appendedTo === 3);
    expect((await readJournalFile(path, { sha256 })).names).toEqual([]);
  });
});

describe('a folder as a stick', () => {
  it('is used at once, and again after a restart', async () => {
    const tent = await openTent();
    const root = join(emptyFolder(), 'second', 'disk');
    const id = await tent.sticks.addFolder(root);
    await tent.untilStick(({ heldTo }) => heldTo === 1);
    expect(await tent.sticks.addFolder(root)).toBe(id);
    await tent.close();
    const again = await openTent({ folder: tent.folder });
    await again.record(1);
    again.pass(10_000);
    const stick = await again.untilStick(({ heldTo }) => heldTo === 2);
    expect(stick).toMatchObject({ id, path: root });
    await again.sticks.writeNow(id);
    expect(again.sticks.status().sticks[0]).toMatchObject({ state: 'proven', provenCount: 2 });
  });

  it('is refused beside the race itself', async () => {
    const tent = await openTent();
    await expect(tent.sticks.addFolder(join(tent.folder, 'sets'))).rejects.toMatchObject({
      code: 'badInput',
    });
    expect(tent.sticks.status().sticks).toEqual([]);
  });

  it('that was taken away is gone, and nothing is made in its place', async () => {
    const tent = await openTent();
    const root = emptyFolder();
    const id = await acceptStick(tent, root);
    writeFileSync(join(root, 'BATON-STICK.json'), '{}');
    await expect(tent.sticks.writeNow(id)).rejects.toMatchObject({ code: 'notFound' });
    await tent.untilStick(({ state }) => state === 'gone' || state === 'offered');
  });
});

describe('the list of sticks', () => {
  it('is begun anew where it cannot be read, with a notice', async () => {
    const tent = await openTent();
    const root = emptyFolder();
    await acceptStick(tent, root);
    await tent.close();
    writeFileSync(join(tent.folder, 'sticks.json'), '{"format":');
    const again = await openTent({ folder: tent.folder });
    expect(again.sticks.status().notices).toEqual([expect.stringMatching(/sticks\.json cannot be read/)]);
    again.drives.push(driveAt(root));
    again.pass(2_000);
    await again.untilStick(({ heldTo }) => heldTo === 1);
  });
});
