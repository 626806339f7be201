/** Opening, making, taking up and closing races; their settings; who sits here. */
import { resolve } from 'node:path';
import type { Args } from '../../../src-shared/contract/calls.ts';
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { Draft, RaceFields } from '../../../src-shared/domain/entry.ts';
import { RULES_VERSION } from '../../../src-shared/domain/entry.ts';
import { plainText } from '../../../src-shared/domain/canonical.ts';
import { isTimeZone } from '../../import/race-file-schema.ts';
import type { RacePlan } from '../../import/race-file.ts';
import { readRaceFile } from '../../import/race-file.ts';
import { readStartList } from '../../import/start-list.ts';
import { readForeignRace } from '../../station/backups.ts';
import { raceMaking } from '../../station/make-race.ts';
import { Station } from '../../station/station.ts';
import { withFile } from '../chosen-file.ts';
import type { DeskRoom } from '../desk-room.ts';
import { newRaceFolder } from '../known-races.ts';
import { liveDemo, playOn, recordPast } from '../live-demo.ts';
import { refuseBadRows } from './bad-rows.ts';
import type { HandlersOf } from './handlers.ts';
import { recordAll } from './record-plan.ts';

type RaceCalls =
  | 'mirror.open'
  | 'draft.keep'
  | 'race.list'
  | 'race.open'
  | 'race.create'
  | 'race.takeUp'
  | 'race.demo'
  | 'race.close'
  | 'race.set'
  | 'desk.set'
  | 'question.see'
  | 'job.cancel';

export function raceHandlers(desk: DeskRoom): HandlersOf<RaceCalls> {
  const jobs = new Map<string, AbortController>();
  return {
    'mirror.open': () => desk.snapshot(),
    'draft.keep': ({ line }) => {
      desk.session().keepDraft(line);
      return {};
    },
    'race.list': async () => ({ races: await desk.races() }),
    'race.open': ({ folder }) =>
      desk.alone(async () => {
        await desk.open(resolve(folder));
        return {};
      }),
    'race.create': (args) => desk.alone(() => createRace(desk, args)),
    'race.takeUp': (args) => desk.alone(() => takeUpRace(desk, args, jobs)),
    'race.demo': (options) => desk.alone(() => makeDemo(desk, options)),
    'race.close': () =>
      desk.alone(async () => {
        await desk.closeRace();
        return {};
      }),
    'race.set': ({ set }) => recordAll(desk.session(), () => settingsDrafts(set)),
    'desk.set': ({ shift, serves }) => {
      const session = desk.session();
      const { legs } = session.station.fold.race();
      if (serves !== undefined && serves !== null && (serves.to > legs || serves.from > serves.to)) {
        throw new BatonError(
          'badInput',
          `This race has the points 0 (start) to ${legs} (finish). Choose points within these, the lower one first.`,
        );
      }
      const needsReset = session.set({
        ...(shift === undefined ? {} : { shift: plainText(shift).trim() }),
        ...(serves === undefined ? {} : { serves }),
      });
      if (needsReset) desk.reset();
      return {};
    },
    'question.see': ({ key }) => {
      desk.session().see(key);
      return {};
    },
    'job.cancel': ({ job }) => {
      jobs.get(job)?.abort();
      return {};
    },
  };
}

async function makeDemo(desk: DeskRoom, options: Args<'race.demo'>): Promise<{ folder: string }> {
  const nowUs = desk.machine.clock.stamp().timeUs;
  const demo = liveDemo(options, nowUs);
  const folder = newRaceFolder(desk.home, `Made race ${demo.made.race.name ?? ''}`);
  const station = await Station.create(folder, { stationName: 'Tent' }, desk.machine);
  await orClose(station, () => recordPast(station, demo, nowUs));
  const session = await desk.adopt(station, folder);
  session.set({ shift: 'ME', serves: { from: demo.point, to: demo.point } });
  session.accompany((signal) => playOn(station, demo, nowUs, signal));
  desk.reset();
  return { folder };
}

/** Settings that were typed in; the version of the rules is the program's affair. */
function settingsDrafts({ rules: _rules, ...set }: RaceFields): Draft[] {
  if (Object.keys(set).length === 0) return [];
  return [{ kind: 'race.set', body: { set: soundSettings(set) } }];
}

/** @throws BatonError `badInput` for a time zone that no clock knows. */
function soundSettings<T extends RaceFields>(set: T): T {
  if (typeof set.timeZone === 'string' && !isTimeZone(set.timeZone)) {
    throw new BatonError(
      'badInput',
      `“${set.timeZone}” is no time zone that Baton knows. Write it like Europe/Oslo, or leave it empty. Nothing was recorded.`,
    );
  }
  return withPlainTexts(set);
}

/** The same with every text as it may stand in an entry. */
function withPlainTexts<T>(value: T): T {
  // Texts, lists and objects become their like; everything else stays.
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'string' ? plainText(one) : one,
  ) as T;
}

async function createRace(desk: DeskRoom, args: Args<'race.create'>): Promise<{ folder: string }> {
  const { set, raceFile, teamsFile, stationName } = args;
  const plan = raceFile === null ? planOf(set) : await withFile(raceFile, readRaceFile);
  const list =
    teamsFile === null ? null : await withFile(teamsFile, (path) => readStartList(path, plan.set.legs));
  if (teamsFile !== null && list !== null && !args.takeGood) {
    refuseBadRows(teamsFile.name, list.problems, list.teams.length);
  }
  const teams = list?.teams ?? [];
  // Made once without a journal, so that a fault in the files is found before anything is written.
  raceMaking(plan, teams, () => ({ namesHash: '0'.repeat(64), names: [], salt: '' }));
  const folder = resolve(args.folder ?? newRaceFolder(desk.home, plan.set.name ?? ''));
  const station = await Station.create(folder, { stationName }, desk.machine);
  await orClose(station, async () => {
    const { drafts, names } = raceMaking(plan, teams, (runners) => station.namesRecord(runners));
    await station.record(drafts, '', names);
  });
  await desk.adopt(station, folder);
  return { folder };
}

/** Settings that were typed in, as a plan of a race without files. */
function planOf(set: RaceFields | null): RacePlan {
  if (set?.legs === undefined) {
    throw new BatonError('badInput', 'A new race needs the number of its legs, or a race.json that says it.');
  }
  return {
    set: { ...soundSettings(set), legs: set.legs, rules: RULES_VERSION },
    excluded: [],
    didNotFinish: [],
    legStarts: [],
    warnings: [],
  };
}

async function takeUpRace(
  desk: DeskRoom,
  { path, folder: asked, stationName }: Args<'race.takeUp'>,
  jobs: Map<string, AbortController>,
): Promise<{ folder: string; says: string }> {
  const job = 'takeUp';
  const controller = new AbortController();
  jobs.set(job, controller);
  const tell = (done: number, total: number, says: string, ended: boolean): void => {
    desk.push({ push: 'progress', progress: { job, says, done, total, ended } });
  };
  try {
    const foreign = await readForeignRace(resolve(path), {
      onProgress: (done, total, what) => {
        tell(done, total, what, false);
      },
      signal: controller.signal,
    });
    const folder = resolve(asked ?? newRaceFolder(desk.home, foreign.raceName));
    const station = await Station.create(folder, { stationName, raceId: foreign.raceId }, desk.machine);
    const added = await orClose(station, () => station.merge(foreign.entries, foreign.names));
    await desk.adopt(station, folder);
    return {
      folder,
      says: [`Took up ${added} entries of “${foreign.raceName}”.`, ...foreign.problems].join(' '),
    };
  } finally {
    jobs.delete(job);
    tell(0, 0, '', true);
  }
}

/** A station whose making fails is closed, so that its folder is free for another try. */
async function orClose<T>(station: Station, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await station.close();
    throw error;
  }
}
