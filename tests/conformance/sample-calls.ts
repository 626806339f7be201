/**
 * Arguments that fit, for every call of the contract. A call that is added to the contract and not here does not
 * compile, and so does one that is here alone.
 */
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args } from '../../src-shared/contract/calls.ts';

const ID = '01936b7e-0000-7000-8000-000000000001';
const OTHER_ID = '01936b7e-0000-7000-8000-000000000002';
const FILE = { name: 'teams.csv', text: 'bib,team\n1,Holmen IL\n' };
const TIME_US = 1_790_000_000_000_000;

/**
 * Arguments by call.
 *
 * @param nowhere - a path at which nothing is, in a folder that may be written.
 */
export function sampleCalls(nowhere: string): { readonly [N in CallName]: Args<N> } {
  return {
    'mirror.open': {},
    'mono.read': {},
    'clock.read': {},
    'clock.syncNow': {},
    'clock.setServer': { url: null },
    'clock.byHand': { presses: [{ monoNs: 0, announcedUs: TIME_US }] },
    'clock.hint': { what: 'online' },
    'draft.keep': { line: '14' },
    'race.list': {},
    'race.open': { folder: nowhere },
    'race.create': {
      folder: null,
      stationName: 'Tent',
      set: null,
      raceFile: null,
      teamsFile: null,
      takeGood: false,
    },
    'race.takeUp': { path: nowhere, folder: null, stationName: 'Tent' },
    'race.demo': { teams: 3, legs: 3, seed: 1 },
    'race.close': {},
    'race.set': { set: { name: 'Fjord Relay' } },
    'desk.set': { shift: 'KR', serves: { from: 1, to: 1 } },
    'passing.press': { pressId: ID, monoNs: 0, bib: '1', typed: '1', point: 1, side: 'handoff' },
    'openTime.assign': { id: ID, bib: '1', typed: '1', point: 1, side: 'handoff' },
    'openTime.insert': { id: ID },
    'passing.retime': { id: ID, timeUs: TIME_US, reason: 'Watch' },
    'passing.assign': { id: ID, teamId: OTHER_ID, point: 1 },
    'passing.rebib': { id: ID, bib: '2' },
    'passing.add': { bib: '1', point: 1, side: 'in', timeUs: TIME_US, reason: 'Sheet' },
    'passings.move': { ids: [ID], toPoint: 2, shiftUs: null, reason: 'Wrong exchange' },
    'entries.void': { ids: [ID], reason: 'Twice' },
    'slot.resolve': { teamId: ID, point: 1, side: 'handoff', choice: OTHER_ID },
    'order.resolve': { what: 'finishOrder', teamIds: [ID, OTHER_ID] },
    'step.undo': {},
    'step.redo': {},
    'start.record': { start: { what: 'gun' }, at: { by: 'time', timeUs: TIME_US } },
    'status.set': { teamId: ID, set: { status: 'DNS', leg: null }, reason: '' },
    'team.save': { teamId: null, bib: '9', name: 'Nine' },
    'team.swap': { teamIds: [ID, OTHER_ID] },
    'teams.preview': { file: FILE, legs: 3 },
    'teams.import': { file: FILE, takeGood: false },
    'times.preview': { file: FILE, sheet: null },
    'times.import': { file: FILE, sheet: null, takeGood: false },
    'question.see': { key: 'conflict:1' },
    'note.write': { text: 'Rain', teamId: null },
    'team.history': { teamId: ID, leg: null },
    'journal.log': { before: null, limit: 10 },
    'board.asOf': { atUs: TIME_US },
    'results.read': { mode: 'provisional', by: 'total' },
    'results.declare': { official: true },
    'export.write': { what: 'results.csv' },
    'print.page': { what: 'results' },
    'stick.accept': { id: 'none' },
    'stick.decline': { id: 'none' },
    'stick.writeNow': { id: 'none' },
    'stick.addFolder': { path: nowhere },
    'file.choose': { what: 'raceFolder' },
    'job.cancel': { job: 'none' },
  };
}

/** Calls that say something of their own without an open race; all others are refused with `noRace`. */
export const WITHOUT_RACE: ReadonlySet<CallName> = new Set<CallName>([
  'mirror.open',
  'clock.read',
  'clock.syncNow',
  'clock.setServer',
  'clock.byHand',
  'clock.hint',
  'race.list',
  'race.open',
  'race.create',
  'race.takeUp',
  'race.demo',
  'teams.preview',
  'file.choose',
  'job.cancel',
]);
