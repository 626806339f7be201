/**
 * The fold: from a set of entries to the board, from scratch or one entry at a time (rule 16).
 *
 * Nothing here reads the order of arrival, a sequence number, the locale or the time of day. Both ways are the
 * same code: an entry changes what is recorded of some teams, and those teams are folded anew.
 */
import type { Board, Question, RaceLine, TeamLine } from '../board.ts';
import type { Draft, Entry, EntryOf, Fact, Ref } from '../entry.ts';
import { compareText, isKind, refOf, RULES_VERSION } from '../entry.ts';
import type { Node } from './graph.ts';
import { createGraph } from './graph.ts';
import type { MassStartTime } from './leg-start.ts';
import { massStartTimes } from './leg-start.ts';
import { askMissed, askNotSeen } from './missed.ts';
import { journalQuestions } from './journal-questions.ts';
import { createPassings } from './passings.ts';
import type { Observation } from './observation.ts';
import { observe } from './observation.ts';
import type { Placed } from './placing.ts';
import { compareQuestions } from './questions.ts';
import { foldRace, startTime } from './race-line.ts';
import { createRecords } from './records.ts';
import type { FoldedTeam, TeamRecord } from './team-line.ts';
import { foldTeam } from './team-line.ts';

/** What an addition changed. */
interface FoldChange {
  /** Entries that were not there before. */
  readonly added: number;
  /** Teams that were folded anew, whether or not their line differs. */
  readonly teamIds: readonly string[];
}

/** A board that grows with its entries. */
export interface Fold {
  /** Adds entries, in any order; those that are there already change nothing. */
  add(entries: Iterable<Entry>): FoldChange;
  race(): RaceLine;
  team(teamId: string): TeamLine | undefined;
  /** The questions that this team's own record raises. */
  teamQuestions(teamId: string): readonly Question[];
  /** The team's passings at their points, as they were placed. */
  placed(teamId: string): readonly Placed[];
  /** The passing that counts for a team at a point, on coming in or on leaving. */
  counting(teamId: string, point: number, side: 'in' | 'out'): Observation | undefined;
  /** A passing with its point and time worked out, whether or not it counts. */
  observationOf(passing: EntryOf<'passing'>): Observation;
  /** The team that a live passing counts for; `null` where it is nobody's. */
  ownerOf(passing: EntryOf<'passing'>): string | null;
  /** Live times that nobody has given a bib yet, in no order. */
  openTimes(): EntryOf<'passing'>[];
  /** The ids of all teams in the start list, in text order. */
  teamIds(): readonly string[];
  /** The teams that wear or wore this bib. */
  teamsOfBib(bib: string): readonly string[];
  /** The content that counts under an id, and whether it is live. */
  find(id: string): { readonly entry: Entry; readonly live: boolean } | undefined;
  /** The live entries that decide what this draft would set: what it has to supersede. */
  settersOf(draft: Draft): Ref[];
  /** The greatest rules version that any entry asks for; beyond `RULES_VERSION` this program must not go on. */
  rulesVersion(): number;
  /** The whole board, with the questions that need the whole field. */
  board(): Board;
}

/** An empty board. */
export function createFold(): Fold {
  const records = createRecords();
  const passings = createPassings(records, (teamId) => dirty.add(teamId));
  const graph = createGraph(onChange);
  const folded = new Map<string, FoldedTeam>();
  /** Live entries whose effect needs another entry to be there. */
  const pointing = new Set<Entry>();
  const opaque = new Set<Entry>();
  const dirty = new Set<string>();
  let allDirty = false;
  let raceLine: RaceLine | null = null;
  let massStarts: ReadonlyMap<number, MassStartTime> = new Map();
  let sortedTeamIds: readonly string[] | null = null;
  let greatestRules = RULES_VERSION;

  function onChange(node: Node): void {
    const { entry, live } = node;
    const { fact } = entry;
    switch (fact.kind) {
      case 'passing':
        if (isKind(entry, 'passing')) passings.change(entry, live);
        return;
      case 'opaque':
        keep(opaque, entry, live);
        return;
      case 'note':
      case 'clock.set':
        return;
      case 'void':
        keep(pointing, entry, live);
        return;
      case 'assign':
      case 'retime':
      case 'refine':
      case 'resolve':
      case 'status':
      case 'start':
        keep(pointing, entry, live);
        break;
      case 'race.set':
        greatestRules = Math.max(greatestRules, fact.body.set.rules ?? 0);
        break;
      case 'team.set':
        break;
    }
    const changed = records.change(entry, live);
    if (changed.race) allDirty = true;
    for (const teamId of changed.teamIds) dirty.add(teamId);
    for (const ref of changed.passings) {
      const passing = graph.find(ref)?.entry;
      if (passing !== undefined && isKind(passing, 'passing')) passings.reattribute(passing);
    }
    for (const bib of changed.bibs) passings.reattributeBib(bib);
  }

  function keep(set: Set<Entry>, entry: Entry, live: boolean): void {
    if (live) set.add(entry);
    else set.delete(entry);
  }

  function currentRace(): RaceLine {
    raceLine ??= foldRace(records.race, records.orderRulings());
    return raceLine;
  }

  function refold(): string[] {
    if (allDirty) {
      raceLine = null;
      const race = currentRace();
      massStarts = massStartTimes(race, (leg) => {
        const recorded = records.massStart(leg);
        return recorded === undefined ? null : startTime(recorded, race);
      });
      for (const teamId of records.teamIds()) dirty.add(teamId);
      allDirty = false;
    }
    const touched = [...dirty];
    dirty.clear();
    for (const teamId of touched) {
      if (folded.has(teamId) !== records.hasTeam(teamId)) sortedTeamIds = null;
      if (records.hasTeam(teamId)) folded.set(teamId, foldOne(teamId));
      else folded.delete(teamId);
    }
    return touched;
  }

  function foldOne(teamId: string, unseenPoint?: number): FoldedTeam {
    return foldTeam(currentRace(), massStarts, recordOf(teamId), unseenPoint);
  }

  function recordOf(teamId: string): TeamRecord {
    const race = currentRace();
    return {
      ...records.team(teamId, race),
      passings: passings.ofTeam(teamId).map((entry) => observe(entry, records.passing(entry.hash), race)),
    };
  }

  function teamIdsInOrder(): readonly string[] {
    sortedTeamIds ??= [...folded.keys()].sort(compareText);
    return sortedTeamIds;
  }

  function foldedInOrder(): FoldedTeam[] {
    return teamIdsInOrder().flatMap((teamId) => folded.get(teamId) ?? []);
  }

  return {
    add(entries) {
      let added = 0;
      for (const entry of entries) if (graph.add(entry)) added++;
      graph.settle();
      return { added, teamIds: refold() };
    },
    race: currentRace,
    team: (teamId) => folded.get(teamId)?.line,
    teamQuestions: (teamId) => folded.get(teamId)?.questions ?? [],
    placed: (teamId) => folded.get(teamId)?.placing.placed ?? [],
    counting: (teamId, point, side) => folded.get(teamId)?.counting(point, side),
    observationOf: (passing) => observe(passing, records.passing(passing.hash), currentRace()),
    ownerOf: (passing) => passings.teamOf(passing),
    openTimes: () =>
      Array.from(passings.ownerless()).flatMap(({ entry, why }) => (why === 'openTime' ? [entry] : [])),
    teamIds: teamIdsInOrder,
    teamsOfBib: (bib) => records.teamsOfBib(bib),
    find: (id) => graph.byId(id),
    settersOf: (draft) => records.settersOf(draft satisfies Fact).map(refOf),
    rulesVersion: () => greatestRules,
    board() {
      const race = currentRace();
      const all = foldedInOrder();
      const teams = all.map((one) => one.line);
      const suspects = all.map((one) => ({
        folded: one,
        withUnseen: (point: number) => foldOne(one.line.teamId, point),
      }));
      const open = [
        ...all.flatMap((one) => one.questions),
        ...journalQuestions({ graph, records, passings, pointing, opaque, race }),
        ...askMissed(teams, suspects),
        ...askNotSeen(teams),
      ].sort(compareQuestions);
      return { rules: RULES_VERSION, race, teams, open };
    },
  };
}

/** The board of a set of entries. */
export function foldBoard(entries: Iterable<Entry>): Board {
  const fold = createFold();
  fold.add(entries);
  return fold.board();
}

/**
 * The board as it stood at a moment: the same fold over the entries made up to then (rule 17).
 *
 * @param atUs - µs since 1970, compared with the entries' `at`.
 */
export function boardAsOf(entries: Iterable<Entry>, atUs: number): Board {
  const until: Entry[] = [];
  for (const entry of entries) if (entry.at <= atUs) until.push(entry);
  return foldBoard(until);
}
