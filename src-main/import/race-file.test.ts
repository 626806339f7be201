import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raceFieldsSchema, RULES_VERSION } from '../../src-shared/domain/entry.ts';
import type { RacePlan } from './race-file.ts';
import { readRaceFile } from './race-file.ts';

const REAL_RACE = '../shared/data/relay-2020/race.json';
const START_US = Date.parse('2020-01-25T09:30:00Z') * 1000;
const S = 1_000_000;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'baton-race-'))));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function readText(text: string): Promise<RacePlan> {
  const path = join(folder, 'race.json');
  writeFileSync(path, text);
  return readRaceFile(path);
}

function read(fields: Record<string, unknown>): Promise<RacePlan> {
  return readText(JSON.stringify({ name: 'R', legs: 4, ...fields }));
}

describe('a race.json', () => {
  it('gives what a race.set entry can carry, and beside it what the caller resolves', async () => {
    const plan = await read({
      name: ' Hill ',
      start: '2020-01-25T10:30:00.123456+01:00',
      timeZone: 'Europe/London',
      rounding: 'tenths-nearest',
      missing: 'open',
      total: 'clock',
      waiting: 'neutral',
      doubleMs: 10_000,
      agreeMs: 3_000,
      waves: [
        { name: 'A', start: '2020-01-25T09:30:00Z' },
        { name: 'B', elapsed: '-0:10:00' },
        { name: 'C', start: '0:20:00' },
      ],
      massStarts: [
        { leg: 3, elapsed: '03:16:00', exclude: ['07', 12] },
        { leg: 4, kind: 'restart', time: '2020-01-25T13:30Z', closesAt: '04:14:00.5' },
        { leg: 4, kind: 'restart', elapsed: '05:00:00', closesAt: '2020-01-25T14:00:00Z' },
      ],
      didNotFinish: [{ bib: 128, leg: 1 }],
      legStarts: [{ bib: ' 9 ', leg: 2, elapsed: '1:00:00' }],
    });
    expect(plan).toEqual({
      set: {
        name: 'Hill',
        legs: 4,
        rules: RULES_VERSION,
        startUs: START_US + 123_456,
        timeZone: 'Europe/London',
        rounding: { unitUs: 100_000, mode: 'nearest' },
        missing: 'open',
        total: 'clock',
        waiting: 'neutral',
        doubleMs: 10_000,
        agreeMs: 3_000,
        waves: [
          { name: 'A', timeUs: START_US },
          { name: 'B', elapsedUs: -600 * S },
          { name: 'C', elapsedUs: 1_200 * S },
        ],
        massStarts: [
          { leg: 3, kind: 'catchUp', elapsedUs: 11_760 * S },
          { leg: 4, kind: 'restart', timeUs: START_US + 14_400 * S, closesAtElapsedUs: 15_240.5 * S },
          { leg: 4, kind: 'restart', elapsedUs: 18_000 * S, closesAtUs: START_US + 16_200 * S },
        ],
      },
      excluded: [{ massStart: 0, leg: 3, bibs: ['07', '12'] }],
      didNotFinish: [{ bib: '128', leg: 1 }],
      legStarts: [{ bib: '9', leg: 2, elapsedUs: 3600 * S }],
      warnings: [],
    });
    expect(raceFieldsSchema.safeParse(plan.set).error).toBeUndefined();
  });

  it('needs nothing but the legs, and sets nothing that it does not say', async () => {
    expect(await readText('\ufeff{"legs": 12, "start": null}')).toEqual({
      set: { legs: 12, rules: RULES_VERSION, startUs: null },
      excluded: [],
      didNotFinish: [],
      legStarts: [],
      warnings: [],
    });
  });

  it.each([
    ['up', { unitUs: S, mode: 'up' }],
    ['nearest', { unitUs: S, mode: 'nearest' }],
    ['hundredths', { unitUs: 10_000, mode: 'up' }],
    ['thousandths-down', { unitUs: 1_000, mode: 'down' }],
    [
      { unitUs: 5, mode: 'down' },
      { unitUs: 5, mode: 'down' },
    ],
  ])('rounds as it says: %j', async (rounding, expected) => {
    expect((await read({ rounding })).set.rounding).toEqual(expected);
  });

  it('warns of fields that it does not know, wherever they stand, and of a closing time without effect', async () => {
    const { warnings } = await read({
      colour: 'red',
      massStarts: [{ leg: 2, elapsed: '1:00:00', closesAt: '2:00:00', exlude: [] }],
      rounding: { unitUs: 1, mode: 'up', x: 1 },
    });
    expect(warnings).toEqual([
      expect.stringMatching(
        /race\.json: passed over .* not know: "colour"; "massStarts, item 1, exlude"; "rounding, x"\.$/,
      ),
      expect.stringMatching(/massStarts, item 1, closesAt has no effect/),
    ]);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ legs: 0 }, /: legs must be a whole number from 1 to 200, not 0\.$/],
    [{ legs: -3 }, /legs must be .*, not -3\./],
    [{ legs: 1.5 }, /legs must be .*, not 1\.5\./],
    [{ legs: 201 }, /legs must be .*, not 201\./],
    [{ legs: '4' }, /legs must be .*, not "4"\./],
    [{ legs: undefined }, /legs is missing; it must be a whole number/],
    [{ legs: 0, total: 'x' }, /not 0\. \(1 more field is wrong\.\)/],
    [
      { start: '2020-01-25T09:30:00' },
      /start must name its time zone: add Z \(UTC\) or an offset such as \+01:00, not/,
    ],
    [{ start: '2021-02-29T09:30:00Z' }, /start must be a date and time that exists/],
    [{ start: '9:30' }, /start must be a date and time such as/],
    [{ start: 1579944600 }, /start must be a date and time such as .*, not 1579944600/],
    [{ timeZone: 'Mars/Base' }, /timeZone must be a time zone such as Europe\/Oslo, not "Mars\/Base"/],
    [{ massStarts: [{ leg: 1, elapsed: '1:00:00' }] }, /massStarts, item 1, leg must be a leg from 2 to 4/],
    [{ massStarts: [{ leg: 5, elapsed: '1:00:00' }] }, /massStarts, item 1, leg must be a leg from 2 to 4/],
    [{ massStarts: [{ leg: 2 }] }, /massStarts, item 1 must say either time or elapsed/],
    [{ massStarts: [{ leg: 2, elapsed: '-1:00:00' }] }, /elapsed must not be before the gun/],
    [{ massStarts: [{ leg: 2, elapsed: '1:00:00', closesAt: 'late' }] }, /closesAt must be .*, not "late"/],
    [{ massStarts: {} }, /massStarts must be a list/],
    [
      {
        waves: [
          { name: 'A', elapsed: '1:00' },
          { name: 'A ', elapsed: '2:00' },
        ],
      },
      /waves, item 2, name must not be/,
    ],
    [{ waves: [{ name: ' ', elapsed: '1:00' }] }, /waves, item 1, name must not be empty/],
    [{ didNotFinish: [{ bib: '1', leg: 5 }] }, /didNotFinish, item 1, leg must be a leg from 1 to 4/],
    [{ didNotFinish: [{ bib: '', leg: 1 }] }, /didNotFinish, item 1, bib must be a bib/],
    [
      { legStarts: [1, 1].map((leg) => ({ bib: '1', leg, elapsed: '1:00' })) },
      /legStarts, item 2 must not start/,
    ],
    [{ rounding: 'tens' }, /rounding must be up, down or nearest.*, not "tens"/],
    [{ missing: 'dns' }, /missing must be dnf or open, not "dns"/],
    [{ doubleMs: -1 }, /doubleMs must not be negative, not -1/],
    [{ name: 'x'.repeat(201) }, /name must be a text of at most 200 characters/],
  ])('is refused with a sentence: %j', async (fields, says) => {
    const reading = read(fields);
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.toMatchObject({ name: 'BatonError', code: 'badInput' });
  });

  it('is refused as newer where it asks for newer rules, whatever else it says', async () => {
    const newer = read({ rules: RULES_VERSION + 1, legs: 'many' });
    await expect(newer).rejects.toThrow(/Update the program/);
    await expect(newer).rejects.toHaveProperty('code', 'newer');
    expect((await read({ rules: RULES_VERSION })).set.rules).toBe(RULES_VERSION);
  });

  it.each([
    ['{\n  "legs": 4,\n}', 3, 1],
    ['{\r\n"legs": }', 2, 9],
    ['{"legs": 4', 1, 11],
    ['{"waves": [1,]}', 1, 14],
    ["{'legs': 4}", 1, 2],
    ['{"legs": 4} x', 1, 13],
    ['{"legs": 04}', 1, 11],
    ['{"a" 1}', 1, 6],
    ['[1}', 1, 3],
    ['{"name": "a\nb"}', 1, 10],
    ['\n', 0, 0],
  ])('that is not JSON is refused with its place: %j', async (text, line, column) => {
    const says = line === 0 ? /is empty/ : new RegExp(`line ${line}, column ${column}: this is not JSON`);
    const reading = readText(text);
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.toHaveProperty('code', 'badInput');
  });

  it('is refused where it is a list, or larger than 1 MiB', async () => {
    await expect(readText('[]')).rejects.toThrow(/the file must hold one race: an object/);
    const path = join(folder, 'race.json');
    truncateSync(path, 1024 * 1024 + 1);
    await expect(readRaceFile(path)).rejects.toThrow(/too large: it has 1\.1 MiB, and 1 MiB is the limit/);
  });

  it.skipIf(!existsSync(REAL_RACE))(
    'of the real relay has four legs and two mass starts (skipped where its files are missing)',
    async () => {
      expect(await readRaceFile(REAL_RACE)).toEqual({
        set: {
          name: 'Hill relay 2020',
          legs: 4,
          rules: RULES_VERSION,
          startUs: START_US,
          massStarts: [
            { leg: 3, kind: 'catchUp', elapsedUs: 11_760 * S },
            { leg: 4, kind: 'catchUp', elapsedUs: 15_240 * S },
          ],
        },
        excluded: [],
        didNotFinish: [{ bib: '128', leg: 1 }],
        legStarts: [],
        warnings: [],
      });
    },
  );
});
