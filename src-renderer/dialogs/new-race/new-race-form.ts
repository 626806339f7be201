/** A new race, from files or typed in. */
import type { Args, ChosenFile } from '../../../src-shared/contract/calls.ts';
import { readTimeOfDay } from '../../parts/time-of-day.ts';
import { newRaceTexts } from '../../texts/new-race.ts';
import { setUpTexts } from '../../texts/set-up.ts';
import type { FormReading } from '../form-reading.ts';
import { isTimeZone, readLegs } from '../race-setup/set-up-form.ts';

export interface NewRaceForm {
  readonly from: 'typed' | 'file';
  readonly raceFile: ChosenFile | null;
  readonly teamsFile: ChosenFile | null;
  readonly name: string;
  readonly legs: string;
  readonly start: string;
  readonly timeZone: string;
  readonly stationName: string;
  /** Where it is kept; `null` = where races are kept by default. */
  readonly folder: string | null;
}

export type NewRaceField = 'raceFile' | 'name' | 'legs' | 'start' | 'timeZone' | 'stationName';

/**
 * Reads the form.
 *
 * @param teamsProblems - how many rows of the start list are not good; only the others are taken then.
 */
export function readNewRace(
  form: NewRaceForm,
  nowUs: number,
  teamsProblems: number,
): FormReading<Args<'race.create'>, NewRaceField> {
  const { from, raceFile, teamsFile, folder } = form;
  const stationName = form.stationName.trim();
  const ofStation = stationName === '' ? { stationName: newRaceTexts.stationWanted } : {};
  const common = { folder, stationName, teamsFile, takeGood: teamsProblems > 0 };
  if (from === 'file') {
    if (raceFile === null || stationName === '') {
      return {
        ok: false,
        problems: { ...ofStation, ...(raceFile === null ? { raceFile: newRaceTexts.fileWanted } : {}) },
      };
    }
    return { ok: true, sent: { ...common, set: null, raceFile }, says: newRaceTexts.outcome(raceFile.name) };
  }
  const typed = readTyped(form, nowUs);
  if (!typed.ok || stationName === '') {
    return { ok: false, problems: { ...ofStation, ...(typed.ok ? {} : typed.problems) } };
  }
  return { ok: true, sent: { ...common, set: typed.sent, raceFile: null }, says: typed.says };
}

function readTyped(
  form: NewRaceForm,
  nowUs: number,
): FormReading<NonNullable<Args<'race.create'>['set']>, NewRaceField> {
  const [name, timeZone] = [form.name.trim(), form.timeZone.trim()];
  const legs = readLegs(form.legs);
  const isZone = timeZone === '' || isTimeZone(timeZone);
  const start =
    form.start.trim() === ''
      ? { us: null }
      : readTimeOfDay(form.start, nowUs, isZone ? timeZone || null : null);
  if (name === '' || legs === null || !isZone || 'problem' in start) {
    const problems = {
      ...(name === '' ? { name: newRaceTexts.nameWanted } : {}),
      ...(legs === null ? { legs: setUpTexts.legsUnread(200) } : {}),
      ...(isZone ? {} : { timeZone: setUpTexts.zoneUnread(timeZone) }),
      ...('problem' in start ? { start: setUpTexts.momentUnread(form.start.trim()) } : {}),
    };
    return { ok: false, problems };
  }
  const set = {
    name,
    legs,
    ...(timeZone === '' ? {} : { timeZone }),
    ...(start.us === null ? {} : { startUs: start.us }),
  };
  return { ok: true, sent: set, says: newRaceTexts.outcome(newRaceTexts.named(name, legs)) };
}

/** Legs of the race as far as they are known, for reading the start list. */
export function legsOf(form: NewRaceForm): number | null {
  return form.from === 'typed' ? readLegs(form.legs) : legsOfFile(form.raceFile);
}

/** A look into race.json, for the preview alone: the station reads and judges it. */
function legsOfFile(file: ChosenFile | null): number | null {
  if (file === null) return null;
  try {
    const content: unknown = JSON.parse(file.text);
    const legs = typeof content === 'object' && content !== null && 'legs' in content ? content.legs : null;
    return typeof legs === 'number' && Number.isInteger(legs) && legs > 0 ? legs : null;
  } catch {
    return null;
  }
}
