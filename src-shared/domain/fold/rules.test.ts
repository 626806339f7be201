/** The seventeen rules of docs/rules.md, one by one. The names are what the mutation run looks for. */
import { describe, expect, it } from 'vitest';
import type { HandJournal } from '../../../tests/kit/hand-journal.ts';
import { GUN_US, handJournal, numberedId, ref, sha256, teamId, us } from '../../../tests/kit/hand-journal.ts';
import type { LegLine, TeamLine } from '../board.ts';
import { boardHash, boardText } from '../board.ts';
import { canonicalText } from '../canonical.ts';
import { openEntry, sealEntry } from '../codec.ts';
import type { Entry } from '../entry.ts';
import { compareText, refOf, RULES_VERSION } from '../entry.ts';
import { results } from '../results.ts';
import { boardAsOf, createFold, foldBoard } from './fold.ts';

const TWO_LEGS = { name: 'Hand race', legs: 2 };

function team(journal: HandJournal, bib: string): TeamLine {
  const line = foldBoard(journal.entries).teams.find((one) => one.teamId === teamId(bib));
  if (line === undefined) throw new TypeError(`no team ${bib}`);
  return line;
}

function leg(journal: HandJournal, bib: string, number: number): LegLine {
  const line = team(journal, bib).legs[number - 1];
  if (line === undefined) throw new TypeError(`no leg ${number}`);
  return line;
}

function kinds(journal: HandJournal): string[] {
  return journal.board().open.map((one) => one.kind);
}

describe('rule 1: one entry an id', () => {
  function twins(): [Entry, Entry] {
    const [a, b] = ['0:40:00', '0:41:00'].map((at) => {
      const journal = handJournal(TWO_LEGS, ['1']);
      return journal.passing('1', { point: 1, at });
    });
    if (a === undefined || b === undefined) throw new TypeError('two were made');
    return a.hash < b.hash ? [a, b] : [b, a];
  }

  it('rule 1: of two contents under one id the smallest hash counts, whichever comes first', () => {
    const [smaller, larger] = twins();
    const base = handJournal(TWO_LEGS, ['1']).entries;
    const one = foldBoard([...base, smaller, larger]);
    const other = foldBoard([...base, larger, smaller]);
    expect(boardText(one)).toBe(boardText(other));
    const timeUs = smaller.fact.kind === 'passing' ? smaller.fact.body.timeUs : null;
    expect(one.teams[0]?.legs[0]?.finishUs).toBe(timeUs);
    expect(one.open).toMatchObject([{ kind: 'idReused', entries: [smaller.id] }]);
  });

  it('rule 1: an entry that comes twice counts once', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { at: '0:40:00' });
    expect(boardText(foldBoard([...journal.entries, ...journal.entries]))).toBe(boardText(journal.board()));
  });
});

describe('rule 2: unknown kind or invalid body', () => {
  function opaque(kind: string, body: Record<string, unknown>): Entry {
    const envelope = {
      id: numberedId(999),
      raceId: '33333333-0000-7000-8000-000000000000',
      deviceId: '44444444-0000-7000-8000-000000000000',
      deviceSeq: 1,
      prevHash: null,
      at: GUN_US,
      by: '',
      kind,
      supersedes: [],
      body,
      proto: 2,
    };
    const hash = sha256(canonicalText(envelope));
    const opened = openEntry(canonicalText({ ...envelope, hash }), sha256);
    if (!opened.ok) throw new TypeError(opened.why);
    return opened.entry;
  }

  it.each([
    ['an unknown kind', 'weather', { rain: 1 }],
    ['a body that does not fit', 'passing', { bib: '1', side: 'sideways', source: 'key' }],
    ['a body with a field too many', 'note', { text: 'x', colour: 'red' }],
  ])('rule 2: %s has no effect and is listed', (_what, kind, body) => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const before = journal.board();
    const entry = opaque(kind, body);
    const after = foldBoard([...journal.entries, entry]);
    expect(after.teams).toEqual(before.teams);
    expect(after.open).toMatchObject([{ kind: 'unreadable', entries: [entry.id] }]);
  });

  it('rule 2: the greatest version of the rules that an entry asks for is told, whichever comes last', () => {
    const journal = handJournal(TWO_LEGS);
    journal.add({ kind: 'race.set', body: { set: { rules: RULES_VERSION + 1 } } });
    journal.add({ kind: 'race.set', body: { set: { rules: RULES_VERSION } } });
    const fold = createFold();
    fold.add(journal.entries);
    expect(fold.rulesVersion()).toBe(RULES_VERSION + 1);
  });
});

describe('rule 3: targets are named by id and hash', () => {
  it('rule 3: a target that is not there has no effect and is listed, until it comes', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('1', { at: '0:40:00' });
    const voiding = journal.undo(passing);
    const without = foldBoard(journal.entries.filter((entry) => entry !== passing));
    expect(without.open).toMatchObject([{ kind: 'targetMissing', entries: [voiding.id] }]);
    expect(journal.board().open).toEqual([]);
    expect(leg(journal, '1', 1).timeUs).toBeNull();
  });

  it('rule 3: a target with another content under its id is not meant', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('1', { at: '0:40:00' });
    journal.add({
      kind: 'void',
      body: { targets: [{ id: passing.id, hash: 'f'.repeat(64) }], reason: '' },
    });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(kinds(journal)).toEqual(['targetMissing']);
  });

  it('rule 3: an entry that takes its target for another kind has no effect and is listed', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const note = journal.add({ kind: 'note', body: { text: 'rain' } });
    journal.add({ kind: 'assign', body: { passing: ref(note), teamId: teamId('1') } });
    expect(kinds(journal)).toEqual(['targetMissing']);
  });

  it('rule 3: a void that came before its target takes effect when the target comes', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('1', { at: '0:40:00' });
    journal.undo(passing);
    const fold = createFold();
    fold.add(journal.entries.filter((entry) => entry !== passing));
    fold.add([passing]);
    expect(fold.team(teamId('1'))?.legs[0]?.timeUs).toBeNull();
    expect(fold.board().open).toEqual([]);
  });
});

describe('rule 4: live unless a live void names it', () => {
  it('rule 4: a void, the void of it and the void of that', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('1', { at: '0:40:00' });
    const finish = (): number | null => leg(journal, '1', 1).timeUs;
    const undo = journal.undo(passing);
    expect(finish()).toBeNull();
    const redo = journal.undo(undo);
    expect(finish()).toBe(us('0:40:00'));
    journal.undo(redo);
    expect(finish()).toBeNull();
  });

  it('rule 4: undo and redo take effect as they come', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('1', { at: '0:40:00' });
    const fold = createFold();
    fold.add(journal.entries);
    const undo = journal.undo(passing);
    fold.add([undo]);
    expect(fold.team(teamId('1'))?.legs[0]?.timeUs).toBeNull();
    fold.add([journal.undo(undo)]);
    expect(fold.team(teamId('1'))?.legs[0]?.timeUs).toBe(us('0:40:00'));
  });

  it('rule 4: a chain of 20,000 voids is worked out without running out of stack, in any order', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    let last = journal.passing('1', { at: '0:40:00' });
    for (let number = 0; number < 20_000; number++) last = journal.undo(last);
    const forward = createFold();
    forward.add(journal.entries);
    const backward = createFold();
    backward.add([...journal.entries].reverse());
    expect(forward.team(teamId('1'))?.legs[0]?.timeUs).toBe(us('0:40:00'));
    expect(backward.team(teamId('1'))).toEqual(forward.team(teamId('1')));
  });

  it.each(['team.set', 'race.set', 'start', 'status'] as const)('rule 4: a %s can be voided', (kind) => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const before = boardText(journal.board());
    const made = {
      'team.set': () => journal.team('2'),
      'race.set': () => journal.add({ kind: 'race.set', body: { set: { legs: 3 } } }),
      start: () => journal.add({ kind: 'start', body: { what: 'gun', timeUs: GUN_US + 5 } }),
      status: () => journal.add({ kind: 'status', body: { status: 'DQ', teamId: teamId('1') } }),
    };
    made[kind]();
    expect(boardText(journal.board())).not.toBe(before);
    journal.undo(journal.nth(-1));
    expect(boardText(journal.board())).toBe(before);
  });
});

describe('rule 5: registers', () => {
  const name = (text: string): { kind: 'team.set'; body: { teamId: string; set: { name: string } } } => ({
    kind: 'team.set',
    body: { teamId: teamId('1'), set: { name: text } },
  });

  it('rule 5: a value that supersedes another replaces it without a question', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const first = journal.nth(1);
    journal.add({ ...name('Later'), supersedes: [refOf(first)] }, GUN_US - 1);
    expect(team(journal, '1').name).toBe('Later');
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 5: two that knew nothing of each other: the later by (at, id) shows, and it is asked', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.add(name('Late clock'), GUN_US + 9_000_000);
    journal.add(name('Early clock'), GUN_US + 8_000_000);
    expect(team(journal, '1').name).toBe('Late clock');
    expect(journal.questions('contested')).toMatchObject([{ teamId: teamId('1') }]);
  });

  it('rule 5: two people who decide differently are both named in the question', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const two = ['Mixed', 'Women'].map((category) =>
      journal.add({ kind: 'team.set', body: { teamId: teamId('1'), set: { category } } }),
    );
    expect(journal.questions('contested')).toMatchObject([{ entries: two.map((entry) => entry.id) }]);
  });

  it('rule 5: at the same moment the greater id shows, whichever comes first', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const [smaller, greater] = ['Smaller', 'Greater'].map((text) =>
      journal.add(name(text), GUN_US + 9_000_000),
    );
    if (smaller === undefined || greater === undefined) throw new TypeError('two were made');
    const base = journal.entries.slice(0, -2);
    for (const order of [
      [smaller, greater],
      [greater, smaller],
    ]) {
      expect(foldBoard([...base, ...order]).teams[0]?.name).toBe('Greater');
    }
  });

  it('rule 5: fields are decided apart: a new category leaves the name as it was', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const set = { category: 'Mixed' };
    journal.add({ kind: 'team.set', body: { teamId: teamId('1'), set } });
    expect(team(journal, '1')).toMatchObject({ bib: '1', name: 'Team 1', category: 'Mixed' });
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 5: two that set the same value agree', () => {
    const journal = handJournal(TWO_LEGS, []);
    journal.team('1');
    journal.team('1');
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 5: superseding counts only while the superseding entry is live', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const second = journal.add({ ...name('Second'), supersedes: [refOf(journal.nth(1))] });
    journal.undo(second);
    expect(team(journal, '1').name).toBe('Team 1');
    expect(kinds(journal)).toEqual([]);
  });
});

describe('rule 6: bibs', () => {
  it('rule 6: a time without a bib, with an unknown one and with an ambiguous one is nobody’s and is asked', () => {
    const journal = handJournal(TWO_LEGS, ['1', '2']);
    journal.passing('', { at: '0:40:00' });
    journal.passing('9', { at: '0:40:00' });
    expect(kinds(journal)).toEqual(['openTime', 'unknownBib']);
    journal.add({
      kind: 'team.set',
      body: { teamId: teamId('2'), set: { bib: '1' } },
      supersedes: [refOf(journal.nth(2))],
    });
    journal.passing('1', { at: '0:41:00' });
    expect(kinds(journal)).toEqual(['ambiguousBib', 'bibTwice', 'openTime', 'unknownBib']);
    expect(leg(journal, '1', 1).timeUs).toBeNull();
  });

  it('rule 6: a bib names the team that wore it, too', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { at: '0:40:00' });
    const first = journal.nth(1);
    journal.add({
      kind: 'team.set',
      body: { teamId: teamId('1'), set: { bib: '77' } },
      supersedes: [refOf(first)],
    });
    journal.passing('77', { at: '1:20:00' });
    expect(team(journal, '1').totalUs).toBe(us('1:20:00'));
  });

  it('rule 6: a bib that was changed still names its team for times that are typed later', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const supersedes = [refOf(journal.nth(1))];
    journal.add({ kind: 'team.set', body: { teamId: teamId('1'), set: { bib: '77' } }, supersedes });
    journal.passing('1', { at: '0:40:00' });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
  });

  it('rule 6: leading zeros and letters are part of a bib', () => {
    const journal = handJournal(TWO_LEGS, ['7', '07', '7a']);
    journal.passing('07', { at: '0:40:00' });
    expect(leg(journal, '07', 1).timeUs).toBe(us('0:40:00'));
    expect(leg(journal, '7', 1).timeUs).toBeNull();
  });

  it('rule 6: an assignment decides, and survives a change of bib', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('9', { at: '0:40:00' });
    journal.add({ kind: 'assign', body: { passing: ref(passing), teamId: teamId('1') } });
    journal.team('9');
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(leg(journal, '9', 1).timeUs).toBeNull();
  });

  it('rule 6: a team that is entered after its times gets them', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('2', { at: '0:40:00' });
    journal.team('2');
    expect(leg(journal, '2', 1).timeUs).toBe(us('0:40:00'));
    expect(kinds(journal)).toEqual([]);
  });
});

describe('rule 7: the time of a passing', () => {
  function timed(): { journal: HandJournal; passing: Entry } {
    const journal = handJournal(TWO_LEGS, ['1']);
    return { journal, passing: journal.passing('1', { at: '0:40:00', errorMs: 100 }) };
  }

  it('rule 7: an official’s time wins over the clock’s refinement, and that over the recorded one', () => {
    const { journal, passing } = timed();
    const refined = GUN_US + us('0:40:00.050');
    journal.add({
      kind: 'refine',
      body: { spans: [{ passing: ref(passing), timeUs: refined, errorUs: 10 }] },
    });
    expect(leg(journal, '1', 1).finishUs).toBe(refined);
    expect(leg(journal, '1', 1).finishErrorUs).toBe(10);
    journal.add({
      kind: 'retime',
      body: { passing: ref(passing), elapsedUs: us('0:39:00'), reason: 'sheet' },
    });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:39:00'));
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 7: a refinement outside the recorded bound is ignored and asked', () => {
    const { journal, passing } = timed();
    const timeUs = GUN_US + us('0:40:00.200');
    journal.add({ kind: 'refine', body: { spans: [{ passing: ref(passing), timeUs, errorUs: 10 }] } });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(kinds(journal)).toEqual(['refineOutOfBound']);
  });

  it('rule 7: a refinement on the very edge of the recorded bound counts', () => {
    const { journal, passing } = timed();
    const timeUs = GUN_US + us('0:40:00.100');
    journal.add({ kind: 'refine', body: { spans: [{ passing: ref(passing), timeUs, errorUs: 10 }] } });
    expect(leg(journal, '1', 1).finishUs).toBe(timeUs);
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 7: an elapsed time moves with a corrected gun', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { at: '0:40:00', sheet: true });
    journal.passing('1', { at: '1:20:00' });
    journal.add({ kind: 'start', body: { what: 'gun', timeUs: GUN_US + us('0:01:00') } });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(leg(journal, '1', 2).timeUs).toBe(us('0:39:00'));
  });

  it('rule 7: the bound of an elapsed time grows by that of the gun', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.add({ kind: 'start', body: { what: 'gun', timeUs: GUN_US, errorUs: 300_000 } });
    journal.passing('1', { at: '0:40:00', sheet: true, errorMs: 500 });
    expect(leg(journal, '1', 1).finishErrorUs).toBe(800_000);
  });

  it('rule 7: the same line of a source counts once, and differing contents are asked', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { at: '0:40:00', sourceKey: 'sheet:1' });
    journal.passing('1', { at: '0:40:00', sourceKey: 'sheet:1' });
    expect(leg(journal, '1', 2).finishUs).toBeNull();
    expect(kinds(journal)).toEqual([]);
    journal.passing('1', { at: '0:45:00', sourceKey: 'sheet:1' });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(leg(journal, '1', 2).finishUs).toBeNull();
    expect(kinds(journal)).toEqual(['sourceDiffers']);
  });
});

describe('rule 8: the point of a passing', () => {
  it('rule 8: an assigned point wins over the passing’s own', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('1', { point: 1, at: '1:20:00' });
    journal.add({ kind: 'assign', body: { passing: ref(passing), point: 2 } });
    expect(leg(journal, '1', 1).finishUs).toBeNull();
    expect(leg(journal, '1', 2).finishUs).toBe(GUN_US + us('1:20:00'));
  });

  it('rule 8: a point that the race does not have is asked', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { point: 3, at: '0:40:00' });
    expect(kinds(journal)).toEqual(['pointOutOfRange']);
  });

  it('rule 8: a point before the start is asked, too', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { point: -1, at: '0:40:00' });
    expect(kinds(journal)).toEqual(['pointOutOfRange']);
  });

  it('rule 8: in and out must carry a point', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { side: 'in', at: '0:40:00' });
    expect(kinds(journal)).toEqual(['sideWithoutPoint']);
    expect(leg(journal, '1', 1).timeUs).toBeNull();
  });

  it('rule 8: a handoff fills both sides of its point', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { point: 1, at: '0:40:00' });
    expect(leg(journal, '1', 1).finishUs).toBe(leg(journal, '1', 2).startUs);
    expect(leg(journal, '1', 2).startFrom).toBe('handoff');
  });

  it('rule 8: two handoffs at one point fill both its sides, too', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    for (const at of ['0:40:00', '0:40:01']) journal.passing('1', { point: 1, at });
    expect(leg(journal, '1', 1).finishUs).toBe(GUN_US + us('0:40:00'));
    expect(leg(journal, '1', 2).startUs).toBe(GUN_US + us('0:40:00'));
  });
});

describe('rule 9: without a point', () => {
  it('rule 9: handoffs take the free points in order of time, not of arrival', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    journal.passing('1', { at: '1:30:00' });
    journal.passing('1', { point: 2, at: '1:00:00' });
    journal.passing('1', { at: '0:30:00' });
    expect(team(journal, '1').legs.map((one) => one.timeUs)).toEqual([
      us('0:30:00'),
      us('0:30:00'),
      us('0:30:00'),
    ]);
  });

  it('rule 9: handoffs 50 s apart are two, within 10 s of the first they are one pressed twice', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    journal.passing('1', { at: '0:40:00' });
    const double = journal.passing('1', { at: '0:40:10' });
    journal.passing('1', { at: '0:40:11' });
    journal.passing('1', { at: '0:40:50' });
    expect(team(journal, '1').legs.map((one) => one.timeUs)).toEqual([
      us('0:40:00'),
      us('0:00:11'),
      us('0:00:39'),
    ]);
    expect(journal.questions('double')).toMatchObject([{ point: 1 }]);
    expect(journal.questions('double')[0]?.entries).toContain(double.id);
  });

  it('rule 9: of a double the first one with a time speaks for both', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { at: null, after: '0:39:58' });
    journal.passing('1', { at: '0:40:00' });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(kinds(journal)).toEqual(['double']);
  });

  it('rule 9: a leg that was not started takes no handoff', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    journal.add({ kind: 'status', body: { status: 'DNS', teamId: teamId('1'), leg: 2 } });
    journal.passing('1', { at: '0:40:00' });
    journal.passing('1', { at: '1:40:00' });
    expect(leg(journal, '1', 3).finishUs).toBe(GUN_US + us('1:40:00'));
  });

  it('rule 9: what is left over is asked and does not count', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    for (const at of ['0:40:00', '1:20:00', '2:00:00']) journal.passing('1', { at });
    expect(team(journal, '1').totalUs).toBe(us('1:20:00'));
    expect(kinds(journal)).toEqual(['surplus']);
  });

  it('rule 9: a row without a time keeps its place after the row before it', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    journal.passing('1', { at: null, after: '0:41:00' });
    journal.passing('1', { at: '1:20:00' });
    journal.passing('1', { at: '2:00:00' });
    expect(team(journal, '1').legs.map((one) => one.finishUs)).toEqual([
      null,
      GUN_US + us('1:20:00'),
      GUN_US + us('2:00:00'),
    ]);
    expect(kinds(journal)).toContain('untimed');
  });

  it('rule 9: a row without a time in the middle of its sheet leaves the handoff before it alone', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    journal.passing('1', { at: '0:40:00' });
    journal.passing('1', { at: null, after: '1:21:00' });
    journal.passing('1', { at: '2:00:00' });
    expect(team(journal, '1').legs.map((one) => one.finishUs)).toEqual([
      GUN_US + us('0:40:00'),
      null,
      GUN_US + us('2:00:00'),
    ]);
  });

  /** Nine teams in step, and one of which the first handoff was not pressed. */
  function missedPress(): HandJournal {
    const bibs = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
    const journal = handJournal({ ...TWO_LEGS, legs: 4 }, bibs);
    for (const [index, bib] of bibs.entries()) {
      for (const hour of ['0', '1', '2', '3']) {
        if (bib === '10' && hour === '0') continue;
        journal.passing(bib, { at: `${hour}:55:0${index}` });
      }
    }
    return journal;
  }

  it('rule 9: where leaving one point out fits the field clearly better it is asked, and nothing is changed', () => {
    const journal = missedPress();
    expect(journal.questions('missedBefore')).toMatchObject([{ teamId: teamId('10'), point: 1 }]);
    expect(leg(journal, '10', 1).timeUs).toBe(us('1:55:09'));
  });

  it('rule 9: "yes, it was missed" is a passing seen there without a time', () => {
    const journal = missedPress();
    journal.passing('10', { point: 1, at: null });
    expect(journal.questions('missedBefore')).toEqual([]);
    expect(leg(journal, '10', 3).timeUs).toBe(us('1:00:00'));
    expect(leg(journal, '10', 2).timeUs).toBeNull();
  });

  it('rule 9: "no, it was that slow" is a ruling for the time that stands there', () => {
    const journal = missedPress();
    const first = journal.entries.find(({ fact }) => fact.kind === 'passing' && fact.body.bib === '10');
    if (first === undefined) throw new TypeError('bib 10 was recorded');
    journal.add({
      kind: 'resolve',
      body: {
        what: 'slot',
        teamId: teamId('10'),
        point: 1,
        side: 'handoff',
        choice: ref(first),
        against: [],
      },
    });
    expect(journal.questions('missedBefore')).toEqual([]);
  });

  it('rule 9: a first leg that is only somewhat slow is not taken for two', () => {
    const bibs = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
    const journal = handJournal({ ...TWO_LEGS, legs: 4 }, bibs);
    for (const [index, bib] of bibs.slice(0, 9).entries()) {
      for (const hour of ['0', '1', '2', '3']) journal.passing(bib, { at: `${hour}:55:0${index}` });
    }
    for (const at of ['1:25:00', '2:25:00']) journal.passing('10', { at });
    expect(kinds(journal)).toEqual([]);
  });
});

describe('rule 10: which passing counts', () => {
  function pair(second: string): { journal: HandJournal; a: Entry; b: Entry } {
    const journal = handJournal(TWO_LEGS, ['1']);
    const b = journal.passing('1', { point: 1, at: second, errorMs: 500 });
    const a = journal.passing('1', { point: 1, at: '0:40:00', errorMs: 500 });
    return { journal, a, b };
  }
  const ruling = (choice: Entry, against: Entry[]): Parameters<HandJournal['add']>[0] => ({
    kind: 'resolve',
    body: {
      what: 'slot',
      teamId: teamId('1'),
      point: 1,
      side: 'handoff',
      choice: ref(choice),
      against: against.map(ref),
    },
  });

  it('rule 10: the earliest counts; within 3 s and both bounds they confirm each other', () => {
    const { journal } = pair('0:40:04');
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 10: further apart is a conflict, asked once for both sides, until an official rules', () => {
    const { journal, a, b } = pair('0:40:04.000001');
    expect(journal.questions('conflict')).toMatchObject([
      { point: 1, entries: [b.id, a.id].sort(compareText) },
    ]);
    journal.add(ruling(b, [a]));
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:04.000001'));
    expect(leg(journal, '1', 2).startUs).toBe(GUN_US + us('0:40:04.000001'));
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 10: of three that agree each with the next, the first and the last can lie too far apart', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    for (const at of ['0:40:00', '0:40:03', '0:40:06']) journal.passing('1', { point: 1, at });
    expect(kinds(journal)).toEqual(['conflict']);
  });

  it('rule 10: a ruling among three still stands when another of them is voided', () => {
    const { journal, a, b } = pair('0:42:00');
    const c = journal.passing('1', { point: 1, at: '0:44:00' });
    journal.add(ruling(c, [a, b]));
    journal.undo(a);
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:44:00'));
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 10: a candidate that the ruling did not know is asked; the ruling stands', () => {
    const { journal, a, b } = pair('0:42:00');
    journal.add(ruling(b, [a]));
    const late = journal.passing('1', { point: 1, at: '0:30:00' });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:42:00'));
    expect(journal.questions('lateCandidate')).toMatchObject([{ entries: [late.id] }]);
  });

  it('rule 10: a ruling whose choice is voided no longer counts', () => {
    const { journal, a, b } = pair('0:42:00');
    journal.add(ruling(b, [a]));
    journal.undo(b);
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
  });

  it('rule 10: a timed passing counts before an untimed one', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { point: 1, at: null });
    journal.passing('1', { point: 1, at: '0:40:00' });
    expect(leg(journal, '1', 1).timeUs).toBe(us('0:40:00'));
    expect(kinds(journal)).toEqual([]);
  });
});

describe('rule 11: the start of a leg', () => {
  it('rule 11: its own start wins over everything', () => {
    const journal = handJournal(
      { ...TWO_LEGS, massStarts: [{ leg: 2, kind: 'restart', elapsedUs: us('1:00:00') }] },
      ['1'],
    );
    journal.passing('1', { point: 1, at: '0:40:00' });
    journal.add({
      kind: 'start',
      body: { what: 'leg', teamId: teamId('1'), leg: 2, elapsedUs: us('0:50:00') },
    });
    expect(leg(journal, '1', 2)).toMatchObject({ startUs: GUN_US + us('0:50:00'), startFrom: 'recorded' });
  });

  it('rule 11: leg 1 starts with a passing at point 0, else the wave, else the gun', () => {
    const journal = handJournal({ ...TWO_LEGS, waves: [{ name: 'B', elapsedUs: us('0:10:00') }] }, ['1']);
    journal.team('2', { wave: 'B' });
    journal.team('3', { wave: 'B' });
    journal.passing('3', { point: 0, at: '0:11:00' });
    expect(['1', '2', '3'].map((bib) => leg(journal, bib, 1).startFrom)).toEqual(['gun', 'wave', 'passing']);
    expect(leg(journal, '2', 1).startUs).toBe(GUN_US + us('0:10:00'));
    journal.add({ kind: 'start', body: { what: 'wave', wave: 'B', elapsedUs: us('0:12:00') } });
    expect(leg(journal, '2', 1).startUs).toBe(GUN_US + us('0:12:00'));
  });

  it('rule 11: out starts the next leg, and an in alone does not', () => {
    const journal = handJournal(TWO_LEGS, ['1', '2']);
    journal.passing('1', { point: 1, side: 'in', at: '0:40:00' });
    journal.passing('2', { point: 1, side: 'in', at: '0:40:00' });
    journal.passing('1', { point: 1, side: 'out', at: '0:45:00' });
    expect(leg(journal, '1', 2)).toMatchObject({ startUs: GUN_US + us('0:45:00'), startFrom: 'out' });
    expect(leg(journal, '2', 2).startUs).toBeNull();
  });

  it('rule 11: an out of its own wins over a mass start', () => {
    const massStarts = [{ leg: 2, kind: 'catchUp' as const, elapsedUs: us('0:42:00') }];
    const journal = handJournal({ ...TWO_LEGS, massStarts }, ['1']);
    journal.passing('1', { point: 1, side: 'in', at: '0:40:00' });
    journal.passing('1', { point: 1, side: 'out', at: '0:45:00' });
    expect(leg(journal, '1', 2)).toMatchObject({ startUs: GUN_US + us('0:45:00'), startFrom: 'out' });
  });

  it('rule 11: catch-up: the earlier of handoff and mass start, also for a handoff seen without a time', () => {
    const massStarts = [{ leg: 2, kind: 'catchUp' as const, elapsedUs: us('1:00:00') }];
    const journal = handJournal({ ...TWO_LEGS, massStarts }, ['1', '2', '3', '4', '5']);
    journal.passing('1', { point: 1, at: '0:59:59' });
    journal.passing('2', { point: 1, at: '1:00:01' });
    journal.passing('3', { point: 1, at: null, after: '0:50:00' });
    journal.passing('4', { point: 1, at: null, after: '1:10:00' });
    expect(['1', '2', '3', '4', '5'].map((bib) => leg(journal, bib, 2).startUs)).toEqual([
      GUN_US + us('0:59:59'),
      GUN_US + us('1:00:00'),
      null,
      GUN_US + us('1:00:00'),
      GUN_US + us('1:00:00'),
    ]);
  });

  it('rule 11: a negative leg has no time and is asked', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { point: 1, at: '0:40:00' });
    journal.passing('1', { point: 2, at: '0:39:00' });
    expect(leg(journal, '1', 2).timeUs).toBeNull();
    expect(kinds(journal)).toEqual(['negativeLeg']);
  });

  it('rule 11: a leg that ends at the moment it starts is not negative', () => {
    const massStarts = [{ leg: 2, kind: 'restart' as const, elapsedUs: us('0:40:00') }];
    const journal = handJournal({ ...TWO_LEGS, massStarts }, ['1']);
    journal.passing('1', { point: 1, at: '0:30:00' });
    journal.passing('1', { point: 2, at: '0:40:00' });
    expect(leg(journal, '1', 2).timeUs).toBe(0);
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 11: a recorded mass start replaces the planned time', () => {
    const massStarts = [{ leg: 2, kind: 'restart' as const, elapsedUs: us('1:00:00') }];
    const journal = handJournal({ ...TWO_LEGS, massStarts }, ['1']);
    journal.add({ kind: 'start', body: { what: 'mass', leg: 2, timeUs: GUN_US + us('1:05:00') } });
    journal.passing('1', { point: 1, at: '0:40:00' });
    expect(leg(journal, '1', 2).startUs).toBe(GUN_US + us('1:05:00'));
  });
});

describe('rule 12: leg time and total', () => {
  function caughtUp(total: 'sum' | 'clock'): HandJournal {
    const massStarts = [{ leg: 2, kind: 'catchUp' as const, elapsedUs: us('0:30:00') }];
    const journal = handJournal({ ...TWO_LEGS, massStarts, total }, ['1']);
    journal.passing('1', { point: 1, at: '0:40:00' });
    journal.passing('1', { point: 2, at: '1:10:00' });
    return journal;
  }

  it('rule 12: the total is the sum of the legs, or the clock, as the race says', () => {
    expect(team(caughtUp('sum'), '1').totalUs).toBe(us('1:20:00'));
    expect(team(caughtUp('clock'), '1').totalUs).toBe(us('1:10:00'));
  });

  it('rule 12: a given leg time stands for the run one, and penalties are added to the total alone', () => {
    const journal = caughtUp('sum');
    journal.add({
      kind: 'status',
      body: { status: 'given', teamId: teamId('1'), leg: 2, timeUs: us('0:50:00'), reason: 'lost way' },
    });
    journal.add({
      kind: 'status',
      body: { status: 'penalty', teamId: teamId('1'), penaltyUs: us('0:02:00'), reason: 'baton' },
    });
    expect(leg(journal, '1', 2)).toMatchObject({ timeUs: us('0:50:00'), given: true });
    expect(team(journal, '1').legs.at(-1)?.splitUs).toBe(us('1:30:00'));
    expect(team(journal, '1')).toMatchObject({ totalUs: us('1:32:00'), penaltyUs: us('0:02:00') });
  });

  it.each([
    ['counts', '1:25:00'],
    ['neutral', '1:20:00'],
  ] as const)('rule 12: a wait between in and out %s', (waiting, total) => {
    for (const by of ['sum', 'clock'] as const) {
      const journal = handJournal({ ...TWO_LEGS, waiting, total: by }, ['1']);
      journal.passing('1', { point: 1, side: 'in', at: '0:40:00' });
      journal.passing('1', { point: 1, side: 'out', at: '0:45:00' });
      journal.passing('1', { point: 2, at: '1:25:00' });
      expect(team(journal, '1').totalUs).toBe(us(total));
    }
  });

  it('rule 12: penalties add up, less those that were voided', () => {
    const journal = caughtUp('sum');
    const penalties = ['0:02:00', '0:03:00', '0:10:00'].map((text) =>
      journal.add({
        kind: 'status',
        body: { status: 'penalty', teamId: teamId('1'), penaltyUs: us(text), reason: 'baton' },
      }),
    );
    journal.undo(...penalties.slice(2));
    expect(team(journal, '1')).toMatchObject({ penaltyUs: us('0:05:00'), totalUs: us('1:25:00') });
  });

  it('rule 12: a runner who left before the other came in waited for nobody', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { point: 1, side: 'out', at: '0:38:00' });
    journal.passing('1', { point: 1, side: 'in', at: '0:40:00' });
    journal.passing('1', { point: 2, at: '1:18:00' });
    expect(team(journal, '1').totalUs).toBe(us('1:20:00'));
  });

  it('rule 12: by the clock, the total runs from the team’s own first start, not from the gun', () => {
    const waves = [{ name: 'B', elapsedUs: us('0:10:00') }];
    const journal = handJournal({ ...TWO_LEGS, waves, total: 'clock' });
    journal.team('1', { wave: 'B' });
    for (const at of ['0:40:00', '1:20:00']) journal.passing('1', { at });
    expect(team(journal, '1').totalUs).toBe(us('1:10:00'));
  });
});

describe('rule 13: statuses', () => {
  it('rule 13: statuses unite, DQ over DNF over DNS, whatever their order', () => {
    for (const order of [
      ['DNS', 'DQ', 'DNF'],
      ['DQ', 'DNF', 'DNS'],
    ] as const) {
      const journal = handJournal(TWO_LEGS, ['1']);
      for (const status of order) journal.add({ kind: 'status', body: { status, teamId: teamId('1') } });
      expect(team(journal, '1').status).toBe('DQ');
    }
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.add({ kind: 'status', body: { status: 'DNF', why: 'medical', teamId: teamId('1') } });
    journal.add({ kind: 'status', body: { status: 'DNS', teamId: teamId('1') } });
    expect(team(journal, '1')).toMatchObject({ status: 'DNF', why: ['medical'] });
  });

  it('rule 13: a status on a leg blanks it, and splits and total from it on; later legs keep their times', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    for (const at of ['0:40:00', '1:20:00', '2:00:00']) journal.passing('1', { at });
    journal.add({ kind: 'status', body: { status: 'DNF', teamId: teamId('1'), leg: 2 } });
    expect(team(journal, '1').legs.map((one) => one.timeUs)).toEqual([us('0:40:00'), null, us('0:40:00')]);
    expect(team(journal, '1').legs.map((one) => one.splitUs)).toEqual([us('0:40:00'), null, null]);
    expect(team(journal, '1')).toMatchObject({ totalUs: null, status: 'DNF' });
  });

  it('rule 13: a team that did not start started none of its legs, and a time that it has is asked', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.add({ kind: 'status', body: { status: 'DNS', teamId: teamId('1') } });
    journal.passing('1', { point: 1, at: '0:40:00' });
    expect(team(journal, '1').legs.map((one) => one.status)).toEqual(['DNS', 'DNS']);
    expect(kinds(journal)).toEqual(['timeDespiteStatus']);
  });

  it('rule 13: withdrawn from a leg on is DNS from there', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    journal.add({ kind: 'status', body: { status: 'withdrawn', teamId: teamId('1'), fromLeg: 2 } });
    expect(team(journal, '1').legs.map((one) => one.status)).toEqual([null, 'DNS', 'DNS']);
  });

  it('rule 13: of two withdrawals the one from the earlier leg counts, whichever came last', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    for (const fromLeg of [2, 3]) {
      journal.add({ kind: 'status', body: { status: 'withdrawn', teamId: teamId('1'), fromLeg } });
    }
    expect(team(journal, '1').legs.map((one) => one.status)).toEqual([null, 'DNS', 'DNS']);
  });

  it('rule 13: a disqualified team keeps its times and has no total', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    for (const at of ['0:40:00', '1:20:00']) journal.passing('1', { at });
    journal.add({ kind: 'status', body: { status: 'DQ', teamId: teamId('1') } });
    expect(team(journal, '1')).toMatchObject({ status: 'DQ', totalUs: null });
    expect(team(journal, '1').legs.map((one) => one.timeUs)).toEqual([us('0:40:00'), us('0:40:00')]);
  });

  it('rule 13: a leg without a time is DNF or open, as the race says', () => {
    for (const [missing, text] of [
      ['dnf', 'DNF'],
      ['open', 'open'],
    ] as const) {
      const journal = handJournal({ ...TWO_LEGS, missing }, ['1']);
      journal.passing('1', { at: '0:40:00' });
      const [row] = results(journal.board(), 'final');
      expect(row?.legs[1]?.leg.text).toBe(text);
      expect(row?.total.text).toBe(text);
    }
  });

  it('rule 13: a leg without a time before a later one is asked, unless a status says why', () => {
    const journal = handJournal({ ...TWO_LEGS, legs: 3 }, ['1']);
    journal.passing('1', { point: 1, at: '0:40:00' });
    journal.passing('1', { point: 3, at: '2:00:00' });
    expect(journal.questions('legWithoutTime').map((one) => one.point)).toEqual([2, 3]);
    journal.add({ kind: 'status', body: { status: 'DNF', teamId: teamId('1'), leg: 2 } });
    journal.add({ kind: 'status', body: { status: 'DNF', teamId: teamId('1'), leg: 3 } });
    expect(kinds(journal)).toEqual([]);
  });

  it('rule 13: a team that nobody has seen is asked about once nearly all others were', () => {
    const bibs = Array.from({ length: 10 }, (_, index) => String(index + 1));
    const journal = handJournal(TWO_LEGS, bibs);
    for (const bib of bibs.slice(1, 9)) journal.passing(bib, { at: '0:40:00' });
    expect(kinds(journal)).toEqual([]);
    journal.passing('10', { at: '0:44:00' });
    expect(journal.questions('notSeen')).toMatchObject([{ bib: '1' }]);
    journal.add({ kind: 'status', body: { status: 'DNS', teamId: teamId('1') } });
    expect(kinds(journal)).toEqual([]);
  });
});

describe('rule 14: what is published', () => {
  it('rule 14: each figure is rounded once from its exact value, so legs need not add up to the total', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('1', { at: '0:40:00.400' });
    journal.passing('1', { at: '1:20:00.800' });
    const [row] = results(journal.board(), 'final');
    expect(row?.legs.map((one) => one.leg.text)).toEqual(['00:40:01', '00:40:01']);
    expect(row?.total.text).toBe('01:20:01');
  });

  it('rule 14: ranks compare published totals; a finish-order ruling parts a tie', () => {
    const journal = handJournal(TWO_LEGS, ['1', '2', '3']);
    for (const [bib, at] of [
      ['1', '1:20:00.9'],
      ['2', '1:20:00.1'],
      ['3', '1:30:00'],
    ] as const) {
      journal.passing(bib, { point: 1, at: '0:40:00' });
      journal.passing(bib, { point: 2, at });
    }
    const places = (): string[] => results(journal.board(), 'final').map((row) => `${row.place} ${row.bib}`);
    expect(places()).toEqual(['1= 1', '1= 2', '3 3']);
    const teamIds = [teamId('2'), teamId('1')];
    journal.add({ kind: 'resolve', body: { what: 'finishOrder', teamIds } });
    expect(places()).toEqual(['1 2', '2 1', '3 3']);
    journal.add({ kind: 'resolve', body: { what: 'deadHeat', teamIds } });
    expect(places()).toEqual(['1= 1', '1= 2', '3 3']);
  });
});

describe('rule 15: the board', () => {
  it('rule 15: teams by id, questions in order, canonical text, and its hash', () => {
    const journal = handJournal(TWO_LEGS, ['3', '1', '2']);
    journal.passing('9', { at: '0:40:00' });
    journal.passing('', { at: '0:40:00' });
    const board = journal.board();
    expect(board.teams.map((one) => one.teamId)).toEqual(['1', '2', '3'].map(teamId).sort(compareText));
    expect(board.open.map((one) => one.kind)).toEqual(['openTime', 'unknownBib']);
    expect(Object.keys(board).sort()).toEqual(['open', 'race', 'rules', 'teams']);
    expect(boardHash(board, sha256)).toBe(sha256(boardText(board)));
  });

  it('rule 15: teams stand by their ids, in whatever order they came', () => {
    const bibs = ['1', '2', '3', '4', '5'];
    const sorted = bibs.map(teamId).sort(compareText);
    for (const order of [bibs, bibs.toReversed()]) {
      expect(
        handJournal(TWO_LEGS, order)
          .board()
          .teams.map((one) => one.teamId),
      ).toEqual(sorted);
    }
  });

  it('rule 15: nothing in it tells in what order, by whom or through which device it came', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const passing = journal.passing('1', { at: '0:40:00' });
    const elsewhere = sealEntry(
      {
        kind: 'passing',
        body: passing.fact.kind === 'passing' ? passing.fact.body : { bib: '', side: 'in', source: 'key' },
      },
      {
        id: passing.id,
        raceId: passing.raceId,
        deviceId: '55555555-0000-7000-8000-000000000000',
        deviceSeq: 7,
        prevHash: 'a'.repeat(64),
        at: passing.at + 1,
        by: 'XX',
      },
      sha256,
    ).entry;
    const other = foldBoard([elsewhere, ...journal.entries.filter((entry) => entry !== passing)]);
    expect(boardText(other)).toBe(boardText(journal.board()));
  });

  it('rule 15: its text is the same in whatever order its keys were made', () => {
    const { rules, race, teams, open } = handJournal(TWO_LEGS, ['1']).board();
    expect(boardText({ open, teams, race, rules })).toBe(boardText({ teams, rules, open, race }));
  });

  it('rule 15: texts are compared by code unit, whatever the locale', () => {
    expect(['ä', 'a', 'B', '10', '9'].sort(compareText)).toEqual(['10', '9', 'B', 'a', 'ä']);
  });

  it('rule 15: rulings on a tie stand by when they were made, not by when they came', () => {
    const journal = handJournal(TWO_LEGS, ['1', '2']);
    const teamIds = [teamId('2'), teamId('1')];
    journal.add({ kind: 'resolve', body: { what: 'finishOrder', teamIds } });
    journal.add({ kind: 'resolve', body: { what: 'deadHeat', teamIds } });
    const backwards = foldBoard([...journal.entries].reverse());
    expect(backwards.race.finishOrders.map((one) => one.what)).toEqual(['finishOrder', 'deadHeat']);
    expect(boardText(backwards)).toBe(boardText(journal.board()));
  });

  it('rule 15: the entries of a question are sorted, in whatever order they came', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    for (const at of ['0:40:00', '0:45:00', '0:50:00']) journal.passing('1', { point: 1, at });
    const backwards = foldBoard([...journal.entries].reverse());
    expect(backwards.open).toEqual(journal.questions('conflict'));
  });
});

describe('rule 16: increment', () => {
  it('rule 16: an entry refolds the teams that it touches, before and after, and no other', () => {
    const journal = handJournal(TWO_LEGS, ['1', '2', '3']);
    const passing = journal.passing('1', { at: '0:40:00' });
    const fold = createFold();
    fold.add(journal.entries);
    const others = fold.team(teamId('3'));
    const assign = journal.add({ kind: 'assign', body: { passing: ref(passing), teamId: teamId('2') } });
    const change = fold.add([assign]);
    expect([...change.teamIds].sort(compareText)).toEqual([teamId('1'), teamId('2')].sort(compareText));
    expect(fold.team(teamId('1'))?.legs[0]?.timeUs).toBeNull();
    expect(fold.team(teamId('2'))?.legs[0]?.timeUs).toBe(us('0:40:00'));
    expect(fold.team(teamId('3'))).toBe(others);
  });

  it('rule 16: the gun, a wave and the race’s settings refold all that they concern', () => {
    const journal = handJournal(TWO_LEGS, ['1', '2']);
    for (const bib of ['1', '2']) journal.passing(bib, { at: '0:40:00' });
    const fold = createFold();
    fold.add(journal.entries);
    fold.add([journal.add({ kind: 'start', body: { what: 'gun', timeUs: GUN_US + us('0:05:00') } })]);
    expect(['1', '2'].map((bib) => fold.team(teamId(bib))?.legs[0]?.timeUs)).toEqual([
      us('0:35:00'),
      us('0:35:00'),
    ]);
    fold.add([
      journal.add({
        kind: 'race.set',
        body: { set: { legs: 1 } },
        supersedes: [refOf(journal.nth(0))],
      }),
    ]);
    expect(fold.team(teamId('2'))?.legs).toHaveLength(1);
    expect(boardText(fold.board())).toBe(boardText(journal.board()));
  });

  /** What a fold that grows shows after each entry, and what a fold from scratch shows of the same entries. */
  function expectSameAtEveryStep(entries: readonly Entry[]): void {
    const fold = createFold();
    for (const [index, entry] of entries.entries()) {
      fold.add([entry]);
      expect(boardText(fold.board())).toBe(boardText(foldBoard(entries.slice(0, index + 1))));
    }
  }

  it('rule 16: a team that comes late gets its times, and one that is voided leaves the board', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    journal.passing('2', { at: '0:40:00' });
    journal.team('2');
    journal.undo(journal.nth(-1));
    const fold = createFold();
    const seen = journal.entries.map((entry) => {
      fold.add([entry]);
      return fold.board().teams.map((one) => one.legs.filter((each) => each.finishUs !== null).length);
    });
    expect(seen).toEqual([[], [0], [0], [0, 1], [0]]);
    expectSameAtEveryStep(journal.entries);
  });

  it('rule 16: a line of a source that comes again for another team takes the time from the first', () => {
    const journal = handJournal(TWO_LEGS, ['1', '2']);
    const corrected = journal.passing('2', { at: '0:40:00', sourceKey: 'sheet:1' });
    journal.passing('1', { at: '0:40:00', sourceKey: 'sheet:1' });
    const late = [...journal.entries.filter((entry) => entry !== corrected), corrected];
    expectSameAtEveryStep(late);
    expect(leg(journal, '1', 1).finishUs).toBeNull();
  });
});

describe('rule 17: as of a moment', () => {
  it('rule 17: the board as of T folds the entries made up to T and no later one', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const at = GUN_US + us('0:40:00');
    journal.passing('1', { at: '0:40:00' });
    journal.entries.pop();
    const passing = journal.add(
      { kind: 'passing', body: { bib: '1', side: 'handoff', source: 'key', timeUs: at } },
      at,
    );
    expect(boardAsOf(journal.entries, at).teams[0]?.legs[0]?.finishId).toBe(passing.id);
    expect(boardAsOf(journal.entries, at - 1).teams[0]?.legs[0]?.finishId).toBeNull();
  });

  it('rule 17: what was entered late was not there before, however early its time', () => {
    const journal = handJournal(TWO_LEGS, ['1']);
    const timeUs = GUN_US + us('0:40:00');
    const body = { bib: '1', side: 'handoff', source: 'key', timeUs } as const;
    journal.add({ kind: 'passing', body }, GUN_US + us('0:50:00'));
    expect(boardAsOf(journal.entries, timeUs).teams[0]?.legs[0]?.finishUs).toBeNull();
  });
});
