/** The window's read-only copy of what the station shows. Nothing here is worked out: changes are laid over it. */
import { createStore } from 'zustand/vanilla';
import type { Side } from '../../src-shared/domain/entry.ts';
import type {
  Change,
  Questions,
  RaceSnapshot,
  RecordedLine,
  Snapshot,
  TeamRow,
} from '../../src-shared/contract/mirror.ts';

/** How many recorded lines the window keeps; older ones are in the journal's log. */
export const LINES_KEPT = 400;

/** A race as the window holds it: rows by id, so that a change of one team costs one. */
export interface RaceMirrorState extends Omit<RaceSnapshot, 'teams' | 'lines'> {
  readonly teams: ReadonlyMap<string, TeamRow>;
  /** Grows by one with every change of `teams`, so that lists made of them know when to be made anew. */
  readonly teamsVersion: number;
  /** Ids of the teams that wear a bib: usually one. */
  readonly byBib: ReadonlyMap<string, readonly string[]>;
  /** Newest first. */
  readonly lines: readonly RecordedLine[];
}

/** What an open time is given to. */
export interface GivenTo {
  readonly bib: string;
  readonly typed: string;
  readonly point: number | null;
  readonly side: Side;
}

/** A key press on its way to the journal, from the key until the mirror shows it. */
export interface PendingPress extends GivenTo {
  readonly pressId: string;
  /** The race that it belongs to, by its folder. */
  readonly folder: string;
  /** When the key was pressed, ms since 1970 by the browser's steady clock: survives a reload of the window. */
  readonly pressedEpochMs: number;
  /** The same by the station's monotonic clock; `null` until the clocks are mapped. */
  readonly monoNs: number | null;
  /** The same as a time of day, µs since 1970: about at first, then as recorded. */
  readonly aboutUs: number;
  /** The open time at whose moment this one is, too: it has no press of its own. */
  readonly sameMomentAs: string | null;
  /** Id of the passing, once it is on the station's disk. */
  readonly recordedId: string | null;
  /** For an open time: the bib that it is given to, once that is typed. */
  readonly give: GivenTo | null;
  /** `waiting`: the station does not answer, it is sent again. `kept`: on the disk, the mirror is about to show it. */
  readonly state: 'onItsWay' | 'kept' | 'waiting' | 'refused';
  /** Why it waits or was refused, in the station's words. */
  readonly why: string | null;
}

export interface MirrorState {
  /** `down` while the station does not answer; what is shown then is what was known last. */
  readonly link: 'connecting' | 'up' | 'down';
  readonly seen: { mode: 'nothing' } | Extract<Snapshot, { mode: 'welcome' }> | RaceMirrorState;
  /** Oldest first. */
  readonly pending: readonly PendingPress[];
}

/** The one store of the window. Components read it by `useMirror`. */
export const mirrorStore = createStore<MirrorState>()(() => ({
  link: 'connecting',
  seen: { mode: 'nothing' },
  pending: [],
}));

/** What laying a change over the mirror came to. `gap`: changes were missed, a snapshot is needed. */
export type Applied = 'applied' | 'old' | 'gap' | 'reset';

/** Takes a snapshot as the new truth. */
export function takeSnapshot(snapshot: Snapshot): void {
  mirrorStore.setState({ seen: snapshot.mode === 'welcome' ? snapshot : raceState(snapshot) });
}

function raceState(snapshot: RaceSnapshot): RaceMirrorState {
  return {
    ...snapshot,
    teams: new Map(snapshot.teams.map((team) => [team.teamId, team])),
    teamsVersion: 0,
    byBib: bibIndex(snapshot.teams),
    lines: [...snapshot.lines].sort(newestFirst),
  };
}

/** Lays one numbered change over the mirror. */
export function applyChange(change: Change): Applied {
  const { seen } = mirrorStore.getState();
  if (seen.mode === 'nothing') return 'gap';
  if (change.seq <= seen.seq) return 'old';
  if (change.reset === true) return 'reset';
  if (change.seq !== seen.seq + 1) return 'gap';
  if (seen.mode === 'welcome') {
    const { seq, sticks = seen.sticks } = change;
    mirrorStore.setState({ seen: { ...seen, seq, sticks } });
    return 'applied';
  }
  mirrorStore.setState({ seen: changed(seen, change) });
  return 'applied';
}

function changed(before: RaceMirrorState, change: Change): RaceMirrorState {
  const { teams, goneTeams = [], lines, reset: _reset, ...parts } = change;
  const next = { ...before, ...withoutUndefined(parts) };
  if (teams !== undefined || goneTeams.length > 0) {
    const byId = new Map(before.teams);
    for (const team of teams ?? []) byId.set(team.teamId, team);
    for (const teamId of goneTeams) byId.delete(teamId);
    next.teams = byId;
    const isSame = goneTeams.length === 0 && (teams ?? []).every(sameBibAs(before.teams));
    if (!isSame) next.byBib = bibIndex(byId.values());
    next.teamsVersion = before.teamsVersion + 1;
  }
  if (lines !== undefined) next.lines = mergedLines(before.lines, lines);
  if (parts.questions !== undefined) next.questions = sharedCards(before.questions, parts.questions);
  return next;
}

function bibIndex(teams: Iterable<TeamRow>): Map<string, string[]> {
  const byBib = new Map<string, string[]>();
  for (const { bib, teamId } of teams) byBib.set(bib, [...(byBib.get(bib) ?? []), teamId]);
  return byBib;
}

function sameBibAs(before: ReadonlyMap<string, TeamRow>): (team: TeamRow) => boolean {
  return ({ teamId, bib }) => before.get(teamId)?.bib === bib;
}

/** Questions come as a whole; a card that says the same as before stays the same object and is not rendered anew. */
function sharedCards(before: Questions, after: Questions): Questions {
  const known = new Map(before.cards.map((card) => [card.key, card]));
  const cards = after.cards.map((card) => {
    const same = known.get(card.key);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(card) ? same : card;
  });
  return { ...after, cards };
}

/** A part that is not in a change stays as it was. */
function withoutUndefined<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // The entries that are left are those of T without the undefined ones.
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function mergedLines(before: readonly RecordedLine[], changedLines: readonly RecordedLine[]): RecordedLine[] {
  const byId = new Map(before.map((line) => [line.id, line]));
  for (const line of changedLines) byId.set(line.id, line);
  return [...byId.values()].sort(newestFirst).slice(0, LINES_KEPT);
}

function newestFirst(a: RecordedLine, b: RecordedLine): number {
  return (b.timeUs ?? b.at) - (a.timeUs ?? a.at) || (a.id < b.id ? 1 : -1);
}

/** Takes away presses that the mirror shows itself now. */
export function dropShown(): void {
  const { seen, pending } = mirrorStore.getState();
  if (seen.mode !== 'race' || pending.every(({ state }) => state !== 'kept')) return;
  const left = pending.filter((press) => press.state !== 'kept' || !isShown(seen, press));
  if (left.length < pending.length) mirrorStore.setState({ pending: left });
}

/** The presses on their way that belong to the race that is shown. */
export function pendingHere({
  seen,
  pending,
}: Pick<MirrorState, 'seen' | 'pending'>): readonly PendingPress[] {
  if (seen.mode !== 'race' || pending.length === 0) return NONE;
  const here = pending.filter(({ folder }) => folder === seen.desk.folder);
  return here.length === pending.length ? pending : here;
}

const NONE: readonly PendingPress[] = [];

/** Whether the mirror shows what came of a press: a line, an open time, or an open time that has its bib. */
export function isShown({ lines, openTimes }: RaceMirrorState, press: PendingPress): boolean {
  const line = lines.find(({ id }) => id === press.recordedId);
  const isOpen = openTimes.some(({ id }) => id === press.recordedId);
  if (press.give === null) return isOpen || line !== undefined;
  return !isOpen && line !== undefined && (line.voided || line.bib !== '' || line.teamId !== null);
}
