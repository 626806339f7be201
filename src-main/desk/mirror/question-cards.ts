/** Open questions as cards that carry their answers: each says what happened, what is likely, and the key that settles it. */
import type { Answer, QuestionCard } from '../../../src-shared/contract/mirror.ts';
import type { Question, QuestionKind } from '../../../src-shared/domain/board.ts';
import type { LikelyTeam } from '../../../src-shared/domain/prediction/likely-teams.ts';
import { timeOfDay } from '../../../src-shared/format/times.ts';
import { candidatesAt } from '../../station/slot-ruling.ts';
import type { Station } from '../../station/station.ts';
import { pointWords, teamWords, wordsOf } from '../entry-words.ts';
import { stationWord } from '../station-word.ts';
import { answer, asking } from './answers.ts';
import { timesOf } from './card-times.ts';
import type { Suggestions } from './suggestions.ts';

/** What cards are made from. */
export interface CardSource {
  readonly station: Station;
  readonly suggestions: Pick<Suggestions, 'of'>;
}

type Time = QuestionCard['times'][number];

/** How soon each kind wants a person. `doubt` could wait until the evening. */
const WEIGHTS: Record<QuestionKind, QuestionCard['weight']> = {
  conflict: 'ask',
  lateCandidate: 'ask',
  negativeLeg: 'ask',
  openTime: 'ask',
  unknownBib: 'ask',
  ambiguousBib: 'ask',
  bibTwice: 'ask',
  surplus: 'ask',
  pointOutOfRange: 'ask',
  sideWithoutPoint: 'ask',
  contested: 'ask',
  missedBefore: 'ask',
  noGun: 'ask',
  double: 'doubt',
  untimed: 'doubt',
  notSeen: 'doubt',
  legWithoutTime: 'doubt',
  timeDespiteStatus: 'doubt',
  unknownWave: 'doubt',
  refineOutOfBound: 'doubt',
  sourceDiffers: 'doubt',
  idReused: 'doubt',
  unreadable: 'doubt',
  targetMissing: 'doubt',
};

/** A board's question as a card. */
export function questionCard(source: CardSource, question: Question): QuestionCard {
  const { kind, teamId, point, says } = question;
  const times = timesInOrder(source, question);
  return {
    key: keyOf(question),
    kind,
    weight: WEIGHTS[kind],
    title: titleOf(source, question),
    says: likelyWords(source, question, times) ?? says,
    times,
    teamId,
    point,
    atUs: latestOf(source, question),
    answers: answersOf(source, question, times),
  };
}

/** Names a question as long as it is the same one. */
export function keyOf({ kind, teamId, bib, point, entries }: Question): string {
  return [kind, teamId ?? bib ?? '', point ?? '', ...entries].join(' ');
}

/** When the newest entry that raises it was made, µs; `null` where none does. */
export function latestOf({ station }: Pick<CardSource, 'station'>, { entries }: Question): number | null {
  const times = entries.flatMap((id) => station.fold.find(id)?.entry.at ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function titleOf({ station }: CardSource, { kind, teamId, bib, point, entries }: Question): string {
  const where = point === null ? '' : ` at ${pointWords(station, point)}`;
  const who = teamId === null ? (bib ?? '') : teamWords(station, teamId);
  switch (kind) {
    case 'conflict':
      return `${entries.length} times for ${bib ?? who}${where}`;
    case 'lateCandidate':
      return `A new time for ${bib ?? who}${where}, after the ruling`;
    case 'unknownBib':
      return `Bib ${bib ?? ''} is not in the start list`;
    case 'ambiguousBib':
    case 'bibTwice':
      return `Several teams have bib ${bib ?? ''}`;
    case 'openTime':
      return 'A time without a bib';
    case 'double':
      return `${who}: pressed twice${where}`;
    case 'surplus':
      return `${who}: more handoffs than legs`;
    case 'missedBefore':
      return `${who}: one missed before here?`;
    case 'notSeen':
      return `${who} was not seen at all`;
    case 'negativeLeg':
      return `${who}: a leg ends before it starts`;
    case 'untimed':
      return `${who}: seen without a time${where}`;
    case 'legWithoutTime':
      return `${who}: a leg without a time`;
    case 'timeDespiteStatus':
      return `${who} has a time despite its status`;
    case 'pointOutOfRange':
      return `${who}: the race has no such point`;
    case 'sideWithoutPoint':
      return `${who}: in or out, but where?`;
    case 'contested':
      return teamId === null ? 'Two people decided differently' : `${who}: two people decided differently`;
    case 'noGun':
      return 'When was the gun?';
    case 'unknownWave':
      return `${who}: its wave has no start`;
    case 'refineOutOfBound':
      return `${who}: the clock’s correction does not fit`;
    case 'sourceDiffers':
      return 'One line of a sheet, two contents';
    case 'idReused':
      return 'Two entries under one id';
    case 'unreadable':
      return 'An entry that this version cannot read';
    case 'targetMissing':
      return 'An entry names something that is not here';
  }
}

/** The passings that a question is about; where one of them is to be chosen, all that there are to choose from. */
function passingsOf({ station }: CardSource, { kind, teamId, point, entries }: Question): readonly string[] {
  if (kind !== 'lateCandidate' || teamId === null || point === null) return entries;
  return candidatesAt(station, { teamId, point, side: 'handoff' }).map(({ id }) => id);
}

/** Earliest first, those without a time last. */
function timesInOrder(source: CardSource, question: Question): Time[] {
  return passingsOf(source, question)
    .flatMap((id) => timesOf(source.station, id))
    .sort((a, b) => (a.timeUs ?? Infinity) - (b.timeUs ?? Infinity));
}

/** What is likely, where the field lets one say so. */
function likelyWords(source: CardSource, question: Question, times: readonly Time[]): string | null {
  const [first] = times;
  if (first === undefined) return null;
  if (question.kind !== 'unknownBib' && question.kind !== 'openTime') return null;
  const [best, second] = suggestionsFor(source, question, first);
  const when = first.timeUs === null ? '' : `${timeAt(source, first.timeUs)} · `;
  if (best === undefined) return null;
  return `${when}likely ${suggestionWords(best)}${second === undefined ? '' : ` or ${suggestionWords(second)}`}.`;
}

const REASON_WORDS: Record<LikelyTeam['timing'], string> = {
  due: 'due',
  notDue: 'not due',
  passed: 'passed',
};

function suggestionWords({ bib, timing }: LikelyTeam): string {
  return `${bib} (${REASON_WORDS[timing]})`;
}

function suggestionsFor(
  { suggestions, station }: CardSource,
  question: Question,
  time: Time,
): readonly LikelyTeam[] {
  const atUs = time.timeUs ?? station.fold.find(time.id)?.entry.at;
  if (atUs === undefined) return [];
  const typed = question.kind === 'openTime' ? '' : (question.bib ?? '');
  return suggestions.of({ id: time.id, typed, point: question.point, atUs }) ?? [];
}

function timeAt({ station }: CardSource, us: number): string {
  return timeOfDay(us, station.fold.race().timeZone, 1);
}

function answersOf(source: CardSource, question: Question, times: readonly Time[]): Answer[] {
  const { kind, teamId, point } = question;
  const [first] = times;
  switch (kind) {
    case 'conflict':
    case 'lateCandidate':
      return teamId === null || point === null ? [] : rulings(source, teamId, point, times);
    case 'unknownBib':
    case 'openTime':
      return first === undefined ? [] : ownerAnswers(source, question, first);
    case 'ambiguousBib':
      return first === undefined ? [] : wearers(source, question, first);
    case 'double':
      return doubleAnswers(times);
    case 'surplus':
      return times.flatMap(({ id, timeUs }, index) => [
        answer(String(index + 1), `void ${whenWords(source, timeUs)}`, 'entries.void', {
          ids: [id],
          reason: 'more handoffs than legs',
        }),
      ]);
    case 'pointOutOfRange':
    case 'sideWithoutPoint':
      return first === undefined
        ? []
        : [
            asking('P', 'which point', 'point', 'passing.assign', { id: first.id, teamId: null }),
            voidAnswer(first),
          ];
    case 'missedBefore':
      return teamId === null || point === null ? [] : missedAnswers(source, teamId, point, first);
    case 'untimed':
      return first === undefined
        ? []
        : [asking('T', 'its time', 'time', 'passing.retime', { id: first.id, reason: 'time found' })];
    case 'negativeLeg':
    case 'timeDespiteStatus':
      return times.slice(-2).map((time, index) =>
        answer(String(index + 1), `void ${whenWords(source, time.timeUs)}`, 'entries.void', {
          ids: [time.id],
          reason: 'cannot be',
        }),
      );
    case 'contested':
      return contestedAnswers(source, question);
    case 'notSeen':
      return teamId === null
        ? []
        : [
            answer('D', 'did not start', 'status.set', {
              teamId,
              set: { status: 'DNS', leg: null },
              reason: 'not seen',
            }),
          ];
    case 'bibTwice':
    case 'legWithoutTime':
    case 'noGun':
    case 'unknownWave':
    case 'refineOutOfBound':
    case 'sourceDiffers':
    case 'idReused':
    case 'unreadable':
    case 'targetMissing':
      return [];
  }
}

function rulings(source: CardSource, teamId: string, point: number, times: readonly Time[]): Answer[] {
  const keeps = times.map(({ id, timeUs }, index) =>
    answer(String(index + 1), `keep ${whenWords(source, timeUs)}`, 'slot.resolve', {
      teamId,
      point,
      side: 'handoff',
      choice: id,
    }),
  );
  const last = times.at(-1);
  if (last === undefined) return keeps;
  const [mistyped] = mistypedFor(source, point, times);
  const other =
    mistyped === undefined
      ? []
      : [
          answer(
            'M',
            `${whenWords(source, mistyped.time.timeUs)} is ${mistyped.team.bib}`,
            'passing.assign',
            {
              id: mistyped.time.id,
              teamId: mistyped.team.teamId,
              point: null,
            },
          ),
        ];
  return [
    ...keeps,
    ...other,
    asking('B', 'the later is another bib', 'bib', 'passing.rebib', { id: last.id }),
  ];
}

/** A team with a like bib that was due at one of the times and has none there: the likeliest reason of a conflict. */
function mistypedFor(
  { suggestions }: CardSource,
  point: number,
  times: readonly Time[],
): { time: Time; team: LikelyTeam }[] {
  return times
    .flatMap((time) => {
      if (time.timeUs === null) return [];
      const [team] = suggestions.of({ id: time.id, typed: time.typed, point, atUs: time.timeUs }) ?? [];
      return team?.timing === 'due' && team.reason !== 'due' ? [{ time, team }] : [];
    })
    .sort((a, b) => b.team.share - a.team.share);
}

function ownerAnswers(source: CardSource, question: Question, time: Time): Answer[] {
  const name = question.kind === 'openTime' ? 'openTime.assign' : 'passing.rebib';
  const likely = suggestionsFor(source, question, time).map(({ teamId, bib }, index) =>
    answer(
      String(index + 1),
      `${bib} ${source.station.fold.team(teamId)?.name ?? ''}`.trim(),
      'passing.assign',
      { id: time.id, teamId, point: null },
    ),
  );
  const other =
    name === 'openTime.assign'
      ? asking('B', 'its bib', 'bib', 'openTime.assign', {
          id: time.id,
          typed: '',
          point: question.point,
          side: 'handoff',
        })
      : asking('B', 'other bib', 'bib', 'passing.rebib', { id: time.id });
  return [...likely, other, voidAnswer(time)];
}

function wearers({ station }: CardSource, { bib }: Question, { id }: Time): Answer[] {
  return station.fold
    .teamsOfBib(bib ?? '')
    .slice(0, 9)
    .map((teamId, index) =>
      answer(String(index + 1), teamWords(station, teamId), 'passing.assign', { id, teamId, point: null }),
    );
}

function doubleAnswers(times: readonly Time[]): Answer[] {
  const [, second] = times;
  if (second === undefined) return [];
  return [
    answer('V', 'void the second', 'entries.void', { ids: [second.id], reason: 'pressed twice' }),
    asking('P', 'the second is another point', 'point', 'passing.assign', { id: second.id, teamId: null }),
    asking('B', 'the second is another bib', 'bib', 'passing.rebib', { id: second.id }),
  ];
}

function missedAnswers(source: CardSource, teamId: string, point: number, time: Time | undefined): Answer[] {
  const { station } = source;
  const bib = station.fold.team(teamId)?.bib ?? '';
  const where = pointWords(station, point);
  return [
    answer('Y', `yes, ${where} was not seen`, 'passing.add', {
      bib,
      point,
      side: 'handoff',
      timeUs: null,
      reason: 'missed',
    }),
    ...(time === undefined
      ? []
      : [
          answer('N', 'no, it was that slow', 'slot.resolve', {
            teamId,
            point,
            side: 'handoff',
            choice: time.id,
          }),
        ]),
  ];
}

/** Keeping one of several decisions is letting the others not count. */
function contestedAnswers({ station }: CardSource, { entries }: Question): Answer[] {
  return entries.slice(0, 9).flatMap((id, index) => {
    const entry = station.fold.find(id)?.entry;
    if (entry === undefined) return [];
    const others = entries.filter((other) => other !== id);
    const by = entry.by === '' ? stationWord(entry.deviceId) : entry.by;
    return [
      answer(String(index + 1), `${wordsOf(station, entry)} (${by})`, 'entries.void', {
        ids: others,
        reason: 'decided',
      }),
    ];
  });
}

function voidAnswer({ id }: Time): Answer {
  return answer('V', 'void it', 'entries.void', { ids: [id], reason: 'not a passing' });
}

function whenWords(source: CardSource, timeUs: number | null): string {
  return timeUs === null ? 'the one without a time' : timeAt(source, timeUs);
}
