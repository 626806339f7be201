import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openEntry } from '../domain/codec.ts';
import type { Entry } from '../domain/entry.ts';
import { isKind } from '../domain/entry.ts';
import { foldBoard } from '../domain/fold/fold.ts';
import { madeEntries } from './made-entries.ts';
import { makeRace } from './made-race.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const OPTIONS = { teams: 40, legs: 6, seed: 8, waves: 2, massStarts: true, withdrawals: 0.2, stations: 3 };

function ofEachDevice(entries: readonly Entry[]): Entry[][] {
  return [...Map.groupBy(entries, (entry) => entry.deviceId).values()];
}

describe('madeEntries', () => {
  const sealed = madeEntries(OPTIONS, sha256);
  const entries = sealed.map(({ entry }) => entry);

  it('gives the same lines for the same options', () => {
    expect(madeEntries(OPTIONS, sha256).map(({ text }) => text)).toEqual(sealed.map(({ text }) => text));
  });

  it('gives lines that open again as the entries they are', () => {
    for (const { text, entry } of sealed) expect(openEntry(text, sha256)).toEqual({ ok: true, entry });
  });

  it('gives each station a chain without a hole, each id once, in order of time', () => {
    expect(ofEachDevice(entries)).toHaveLength(OPTIONS.stations);
    for (const chain of ofEachDevice(entries)) {
      chain.forEach((entry, index) => {
        expect(entry.deviceSeq).toBe(index + 1);
        expect(entry.prevHash).toBe(chain[index - 1]?.hash ?? null);
      });
    }
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries).toEqual(entries.toSorted((a, b) => a.at - b.at));
  });

  it('writes down the whole made race', () => {
    const made = makeRace(OPTIONS);
    const [first] = entries;
    expect(first?.fact).toEqual({ kind: 'race.set', body: { set: made.race } });
    expect(entries.filter((entry) => isKind(entry, 'team.set'))).toHaveLength(OPTIONS.teams);
    expect(entries.filter((entry) => isKind(entry, 'start'))).toHaveLength(1);
    const passings = entries.filter((entry) => isKind(entry, 'passing'));
    expect(passings.map(({ at, fact }) => [at, fact.body.bib, fact.body.point, fact.body.timeUs])).toEqual(
      made.presses.map(({ timeUs, bib, point }) => [timeUs, bib, point, timeUs]),
    );
    const stopped = entries.filter((entry) => isKind(entry, 'status')).map(({ fact }) => fact.body.teamId);
    expect(new Set(stopped)).toEqual(new Set(made.withdrawals.map(({ teamId }) => teamId)));
  });

  it('lets every point be served by one station alone', () => {
    const passings = entries.filter((entry) => isKind(entry, 'passing'));
    for (const atPoint of Map.groupBy(passings, ({ fact }) => fact.body.point).values()) {
      expect(new Set(atPoint.map(({ deviceId }) => deviceId)).size).toBe(1);
    }
  });

  it('gives, without mistakes, a board that shows the truth and asks nothing', () => {
    const options = { ...OPTIONS, mistakes: false };
    const board = foldBoard(madeEntries(options, sha256).map(({ entry }) => entry));
    expect(board.open).toEqual([]);
    for (const { teamId, legs } of makeRace(options).truth) {
      const shown = board.teams.find((team) => team.teamId === teamId)?.legs ?? [];
      legs.forEach(({ finishUs }, index) => {
        const line = shown[index];
        if (finishUs === null) expect(line?.finishUs).toBeNull();
        else
          expect(Math.abs((line?.finishUs ?? NaN) - finishUs)).toBeLessThanOrEqual(line?.finishErrorUs ?? 0);
      });
    }
  });
});
