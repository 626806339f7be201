import { beforeEach, describe, expect, it } from 'vitest';
import type { RaceSnapshot, RecordedLine, TeamRow } from '../../src-shared/contract/mirror.ts';
import type { PendingPress, RaceMirrorState } from './mirror-store.ts';
import {
  applyChange,
  dropShown,
  LINES_KEPT,
  mirrorStore,
  pendingHere,
  takeSnapshot,
} from './mirror-store.ts';

const team = (teamId: string, bib: string): TeamRow => ({
  teamId,
  bib,
  name: `Team ${bib}`,
  category: null,
  wave: null,
  runners: [],
  starts: [],
  finishes: [],
  times: [],
  splits: [],
  marks: '',
  penaltyUs: 0,
  status: null,
  totalUs: null,
});
const line = (id: string, timeUs: number, more: Partial<RecordedLine> = {}): RecordedLine => ({
  id,
  pressId: null,
  position: 0,
  ownSeq: 1,
  timeUs,
  errorUs: 0,
  bib: '1',
  typed: null,
  teamId: 't1',
  point: 1,
  side: 'handoff',
  legTimeUs: null,
  place: null,
  gained: null,
  asks: false,
  voided: false,
  station: null,
  by: '',
  at: timeUs,
  ...more,
});
const item = { tone: 'good', says: '', detail: '' } as const;

const SNAPSHOT: RaceSnapshot = {
  mode: 'race',
  seq: 7,
  program: { version: '1', shell: 'browser', home: '/races' },
  race: {
    name: 'Relay',
    legs: 3,
    gunUs: null,
    gunRecorded: false,
    timeZone: null,
    waves: [],
    massStarts: [],
    asSet: { waves: [], massStarts: [] },
    rounding: { unitUs: 1_000_000, mode: 'up' },
    missing: 'open',
    total: 'sum',
    waiting: 'counts',
    doubleMs: 10_000,
    agreeMs: 3_000,
    officialUs: null,
  },
  desk: { stationName: '', deviceId: '', folder: '/races/relay', shift: '', serves: null, draft: '' },
  teams: [team('t1', '1'), team('t2', '2')],
  lines: [line('a', 1), line('b', 2)],
  openTimes: [],
  questions: { cards: [], total: 0, byKind: {} },
  expected: { state: 'beforeStart', rows: [], dueIn5Min: 0, handedOver: 0, stillToCome: 0, rates: [] },
  field: { medianLegUs: [] },
  status: {
    clock: item,
    disk: item,
    cloud: item,
    stick: item,
    battery: null,
    peers: null,
    unsafeElsewhere: 0,
    undo: null,
    redo: null,
  },
  holds: { stick: 0, cloud: 0 },
  sticks: [],
};

function race(): RaceMirrorState {
  const { seen } = mirrorStore.getState();
  if (seen.mode !== 'race') throw new Error('no race');
  return seen;
}

const press = (pressId: string, more: Partial<PendingPress> = {}): PendingPress => ({
  pressId,
  folder: '/races/relay',
  pressedEpochMs: 0,
  monoNs: 0,
  aboutUs: 0,
  typed: '1',
  bib: '1',
  point: 1,
  side: 'handoff',
  sameMomentAs: null,
  recordedId: null,
  give: null,
  state: 'onItsWay',
  why: null,
  ...more,
});

beforeEach(() => {
  mirrorStore.setState({ link: 'up', seen: { mode: 'nothing' }, pending: [] });
  takeSnapshot(SNAPSHOT);
});

describe('applyChange', () => {
  it('lays numbered changes over the snapshot, and knows old ones, gaps and another race', () => {
    expect(applyChange({ seq: 7, lines: [line('x', 9)] })).toBe('old');
    expect(applyChange({ seq: 8, lines: [line('c', 3)] })).toBe('applied');
    expect(race().lines.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(applyChange({ seq: 10, lines: [] })).toBe('gap');
    expect(applyChange({ seq: 9, reset: true })).toBe('reset');
    expect(race().seq).toBe(8);
  });

  it('asks for a snapshot where there is none', () => {
    mirrorStore.setState({ seen: { mode: 'nothing' } });
    expect(applyChange({ seq: 1 })).toBe('gap');
  });

  it('keeps what a change does not name, and the index of bibs where no bib changed', () => {
    const before = race();
    applyChange({ seq: 8, teams: [{ ...team('t1', '1'), totalUs: 5 }] });
    expect(race().teams.get('t1')?.totalUs).toBe(5);
    expect(race().teams.get('t2')).toBe(before.teams.get('t2'));
    expect([race().byBib, race().race, race().lines]).toEqual([before.byBib, before.race, before.lines]);
    expect(race().byBib).toBe(before.byBib);
    expect(race().teamsVersion).toBe(before.teamsVersion + 1);
  });

  it('finds teams by a changed bib, by a shared one, and no longer when they are gone', () => {
    applyChange({ seq: 8, teams: [team('t1', '2')] });
    expect(race().byBib.get('1')).toBeUndefined();
    expect(race().byBib.get('2')).toEqual(['t1', 't2']);
    applyChange({ seq: 9, goneTeams: ['t2'] });
    expect(race().byBib.get('2')).toEqual(['t1']);
  });

  it('keeps only so many lines', () => {
    const many = Array.from({ length: LINES_KEPT + 5 }, (_, index) => line(`n${index}`, 10 + index));
    applyChange({ seq: 8, lines: many });
    expect(race().lines).toHaveLength(LINES_KEPT);
    expect(race().lines[0]?.id).toBe(`n${LINES_KEPT + 4}`);
  });

  it('keeps a question that says the same as the same object', () => {
    const card = {
      key: 'k',
      kind: 'conflict',
      weight: 'ask' as const,
      title: '',
      says: 'one',
      times: [],
      teamId: null,
      point: null,
      atUs: null,
      answers: [],
    };
    applyChange({ seq: 8, questions: { cards: [card], total: 1, byKind: {} } });
    const [first] = race().questions.cards;
    applyChange({ seq: 9, questions: { cards: [structuredClone(card)], total: 1, byKind: {} } });
    expect(race().questions.cards[0]).toBe(first);
    applyChange({ seq: 10, questions: { cards: [{ ...card, says: 'two' }], total: 1, byKind: {} } });
    expect(race().questions.cards[0]?.says).toBe('two');
  });
});

describe('presses on their way', () => {
  it('are dropped when the mirror shows what came of them, and not before', () => {
    const pending = [
      press('1', { state: 'kept', recordedId: 'a' }),
      press('2', { state: 'kept', recordedId: 'z' }),
      press('3', { recordedId: 'b' }),
    ];
    mirrorStore.setState({ pending });
    dropShown();
    expect(mirrorStore.getState().pending.map(({ pressId }) => pressId)).toEqual(['2', '3']);
  });

  it('with a bib for an open time stay until the time is open no more', () => {
    const give = { bib: '1', typed: '1', point: 1, side: 'handoff' } as const;
    mirrorStore.setState({ pending: [press('1', { bib: '', give, state: 'kept', recordedId: 'a' })] });
    const open = { id: 'a', pressId: '1', timeUs: 1, errorUs: 0, point: 1, position: 0 };
    applyChange({ seq: 8, openTimes: [open], lines: [line('a', 1, { bib: '', teamId: null })] });
    dropShown();
    expect(mirrorStore.getState().pending).toHaveLength(1);
    applyChange({ seq: 9, openTimes: [], lines: [line('a', 1, { bib: '', teamId: 't1' })] });
    dropShown();
    expect(mirrorStore.getState().pending).toEqual([]);
  });

  it('of another race are not those of this one', () => {
    mirrorStore.setState({ pending: [press('1'), press('2', { folder: '/races/other' })] });
    expect(pendingHere(mirrorStore.getState()).map(({ pressId }) => pressId)).toEqual(['1']);
  });
});
