/** Questions that belong to no one team's record: about entries, registers and ownerless times. */
import type { Question, RaceLine } from '../board.ts';
import type { Entry, EntryOf, Kind, Ref } from '../entry.ts';
import { isKind } from '../entry.ts';
import type { Graph } from './graph.ts';
import type { Ownerless, Passings } from './passings.ts';
import { question } from './questions.ts';
import type { Records } from './records.ts';

interface JournalState {
  readonly graph: Graph;
  readonly records: Records;
  readonly passings: Passings;
  readonly pointing: Iterable<Entry>;
  readonly opaque: Iterable<Entry>;
  readonly race: RaceLine;
}

/** All of them, in no order. */
export function journalQuestions(state: JournalState): Question[] {
  return [
    ...reusedIds(state.graph),
    ...unreadable(state.opaque),
    ...missingTargets(state),
    ...contested(state.records),
    ...ownerlessTimes(state.passings),
    ...sharedBibs(state.records),
    ...differingTwins(state.passings),
    ...starts(state),
  ];
}

function reusedIds(graph: Graph): Question[] {
  return [...graph.reusedIds()].map((nodes) => {
    const ids = new Set(nodes.map((node) => node.entry.id));
    const says = `${nodes.length} different entries came under one id; the one with the smallest hash counts, the others are kept.`;
    return question('idReused', {}, ids, says);
  });
}

function unreadable(opaque: Iterable<Entry>): Question[] {
  return [...opaque].map((entry) => {
    const why = entry.fact.kind === 'opaque' ? entry.fact.why : '';
    return question('unreadable', {}, [entry.id], `An entry has no effect: ${why}.`);
  });
}

/** What an entry needs to be there, and of which kind. */
function targetsOf(entry: Entry): { ref: Ref; kind: Kind | null }[] {
  const passing = (ref: Ref): { ref: Ref; kind: Kind } => ({ ref, kind: 'passing' });
  if (isKind(entry, 'void')) return entry.fact.body.targets.map((ref) => ({ ref, kind: null }));
  if (isKind(entry, 'assign') || isKind(entry, 'retime')) return [passing(entry.fact.body.passing)];
  if (isKind(entry, 'refine')) return entry.fact.body.spans.map((span) => passing(span.passing));
  if (isKind(entry, 'resolve') && entry.fact.body.what === 'slot') return [passing(entry.fact.body.choice)];
  return [];
}

function teamsNamedBy(entry: Entry): string[] {
  const { fact } = entry;
  switch (fact.kind) {
    case 'assign':
      return fact.body.teamId === undefined ? [] : [fact.body.teamId];
    case 'status':
      return [fact.body.teamId];
    case 'start':
      return fact.body.what === 'leg' ? [fact.body.teamId] : [];
    case 'resolve':
      return fact.body.what === 'slot' ? [fact.body.teamId] : fact.body.teamIds;
    default:
      return [];
  }
}

function missingTargets({ graph, records, pointing }: JournalState): Question[] {
  const questions: Question[] = [];
  for (const entry of pointing) {
    const missing = targetsOf(entry).filter(({ ref, kind }) => {
      const target = graph.find(ref);
      return target === undefined || (kind !== null && target.entry.fact.kind !== kind);
    });
    if (missing.length > 0) {
      const says = `A ${entry.fact.kind} entry names ${missing.length} that ${missing.length === 1 ? 'is' : 'are'} not here (yet) or not what it takes ${missing.length === 1 ? 'it' : 'them'} for; it has no effect on ${missing.length === 1 ? 'it' : 'them'}.`;
      questions.push(question('targetMissing', {}, [entry.id], says));
    }
    for (const teamId of teamsNamedBy(entry)) {
      if (records.hasTeam(teamId)) continue;
      const says = `A ${entry.fact.kind} entry names a team that is not in the start list; it has no effect.`;
      questions.push(question('targetMissing', { teamId }, [entry.id], says));
    }
  }
  return questions;
}

function contested(records: Records): Question[] {
  return [...records.contestable()].flatMap((register) => {
    const entries = register.contested();
    if (entries.length === 0) return [];
    const { what, teamId, point } = register.subject;
    const says = `${entries.length} people set ${what} without knowing of each other; the latest counts until somebody decides.`;
    const ids = entries.map((entry) => entry.id);
    return [question('contested', { teamId, point }, ids, says)];
  });
}

const OWNERLESS_SAYS: Record<Ownerless, (bib: string) => string> = {
  openTime: () => 'A time was taken without a bib; it is nobody’s until it is assigned.',
  unknownBib: (bib) => `Bib ${bib} is not in the start list; the time is nobody’s until it is assigned.`,
  ambiguousBib: (bib) =>
    `Bib ${bib} is or was worn by more than one team; the time is nobody’s until it is assigned.`,
};

function ownerlessTimes(passings: Passings): Question[] {
  return [...passings.ownerless()].map(({ entry, why }) => {
    const { bib, point } = entry.fact.body;
    return question(why, { bib, point: point ?? null }, [entry.id], OWNERLESS_SAYS[why](bib));
  });
}

function sharedBibs(records: Records): Question[] {
  return records.sharedBibs().map(({ bib, teamIds }) => {
    const says = `${teamIds.length} teams wear bib ${bib}; its times are nobody’s until one of them gets another.`;
    return question('bibTwice', { bib }, [], says);
  });
}

function differingTwins(passings: Passings): Question[] {
  return passings.differingTwins().map((twins: EntryOf<'passing'>[]) => {
    const ids = twins.map((twin) => twin.id);
    const key = twins[0]?.fact.body.sourceKey ?? '';
    const says = `The same line of a source (${key}) was taken in ${twins.length} times with different contents; the first counts.`;
    return question('sourceDiffers', {}, ids, says);
  });
}

function starts({ records, passings, race }: JournalState): Question[] {
  const questions: Question[] = [];
  if (race.gunUs === null && passings.count() > 0) {
    const says = 'Nobody has said when the gun was; times since the gun wait for it.';
    questions.push(question('noGun', {}, [], says));
  }
  for (const teamId of records.teamIds()) {
    if (!records.hasTeam(teamId)) continue;
    const { wave, waveStart, bib } = records.team(teamId, race);
    if (wave === null || waveStart !== null) continue;
    const says = `Bib ${bib} is in wave ${wave}, which has no start time; it is taken to have started with the gun.`;
    questions.push(question('unknownWave', { teamId, bib }, [], says));
  }
  return questions;
}
