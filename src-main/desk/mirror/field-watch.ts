/** What needs a look at the whole field: open questions, who is expected next, silence, impossible times. */
import type {
  Expected,
  FieldMirror,
  QuestionCard,
  Questions,
  Serves,
} from '../../../src-shared/contract/mirror.ts';
import type { Question } from '../../../src-shared/domain/board.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import type { PointRange } from '../../../src-shared/domain/prediction/expected.ts';
import { expectedAt } from '../../../src-shared/domain/prediction/expected.ts';
import type { FieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import { createFieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import { implausible } from '../../../src-shared/domain/prediction/implausible.ts';
import { rates } from '../../../src-shared/domain/prediction/rates.ts';
import { silence } from '../../../src-shared/domain/prediction/silence.ts';
import { duration, timeOfDay } from '../../../src-shared/format/times.ts';
import type { Station } from '../../station/station.ts';
import { pointWords, teamWords } from '../entry-words.ts';
import { stationWord } from '../station-word.ts';
import { answer, asking } from './answers.ts';
import { keyOf, latestOf, questionCard } from './question-cards.ts';
import { Suggestions } from './suggestions.ts';

/** A window shows so many questions at most; it says how many there are. */
const QUESTIONS_SHOWN = 150;
/** So many of them, the first ones, come with proposals; one is worked out a look. */
const WITH_PROPOSALS = 12;
const PROPOSALS_A_LOOK = 1;
/** Bars of ten minutes need not be exact to the second. */
const RATES_GOOD_FOR_US = 10_000_000;
/** Below this nobody calls it silence, and the field need not be looked at. */
const SILENT_FROM_US = 180_000_000;
const EXPECTED_SHOWN = 40;
const RANK = { alarm: 0, ask: 1, doubt: 2 } as const;

/** Looks at the field of one race. */
export class FieldWatch {
  readonly #station: Station;
  /** Alarms that a person has seen, by key. */
  readonly #seen = new Set<string>();
  readonly #suggestions: Suggestions;
  /** Cards of impossible leg times, by team; a team is looked at again when it changed. */
  readonly #odd = new Map<string, readonly QuestionCard[]>();
  readonly #toLookAt = new Set<string>();
  #model: FieldModel;
  #open: readonly Question[] | null = null;
  #rates: { readonly range: PointRange; readonly atUs: number; readonly bins: Expected['rates'] } | null =
    null;

  constructor(station: Station) {
    this.#station = station;
    this.#model = this.#newModel();
    this.#suggestions = new Suggestions(this.#model);
    this.#lookAtAll();
  }

  /** The race itself changed: all legs are to be looked at anew. */
  restart(): void {
    this.#model = this.#newModel();
    this.#open = null;
    this.#rates = null;
    this.#lookAtAll();
  }

  /** These teams changed, or something that may raise questions came. */
  update(teamIds: Iterable<string>): void {
    this.#open = null;
    for (const teamId of teamIds) {
      const line = this.#station.fold.team(teamId);
      this.#toLookAt.add(teamId);
      if (line === undefined) this.#model.remove(teamId);
      else this.#model.update(line);
    }
  }

  /** Whether a look had no time for all proposals: another one is worth while. */
  get isWanting(): boolean {
    return this.#suggestions.isWanting || this.#toLookAt.size > 0;
  }

  /** Does not show this alarm again until it arises anew. */
  see(key: string): void {
    this.#seen.add(key);
  }

  /** How long an average team takes for each leg, µs. */
  field(nowUs: number): FieldMirror {
    const { legs } = this.#model.paceAt(nowUs);
    const known = legs ?? [];
    return {
      medianLegUs: Array.from({ length: this.#model.race.legs }, (_, index) => {
        const leg = known[index];
        return leg === undefined ? null : Math.round(leg.typicalUs);
      }),
    };
  }

  /** Who is expected at the served points. */
  expected(serves: Serves, nowUs: number): Expected {
    const range = this.#rangeOf(serves);
    const lane = expectedAt(this.#model, range, nowUs, EXPECTED_SHOWN);
    const handedOver = this.#handedOver(range);
    const nobody = { rows: [], dueIn5Min: 0, handedOver, stillToCome: 0 };
    const bins = this.#ratesOf(range, nowUs);
    switch (lane.state) {
      case 'beforeStart':
        return { state: 'beforeStart', ...nobody, rates: [] };
      case 'noPace':
        return { state: 'running', ...nobody, stillToCome: lane.outCount, rates: bins };
      case 'allIn':
        return { state: 'nobodyLeft', ...nobody, rates: bins };
      case 'expecting':
        return {
          state: 'running',
          rows: lane.rows.map(
            ({ teamId, point, startedUs, expectedUs, earliestUs, latestUs, overdueUs }) => ({
              teamId,
              point,
              startedUs: Math.round(startedUs),
              expectedUs: Math.round(expectedUs),
              earliestUs: Math.round(earliestUs),
              latestUs: Math.round(latestUs),
              overdueUs: overdueUs === null ? null : Math.round(overdueUs),
            }),
          ),
          dueIn5Min: Math.round(lane.dueSoon),
          handedOver,
          stillToCome: lane.toCome,
          rates: bins,
        };
    }
  }

  #ratesOf(range: PointRange, nowUs: number): Expected['rates'] {
    const known = this.#rates;
    const isSame = known?.range.from === range.from && known.range.to === range.to;
    if (known !== null && isSame && nowUs - known.atUs < RATES_GOOD_FOR_US) return known.bins;
    const bins = rates(this.#model, range, nowUs).map(({ fromUs, recorded, expected }) => ({
      fromUs: Math.round(fromUs),
      recorded,
      expected: Math.round(expected * 10) / 10,
    }));
    this.#rates = { range, atUs: nowUs, bins };
    return bins;
  }

  /** The questions, the most urgent first. */
  questions(serves: Serves, nowUs: number): Questions {
    this.#open ??= this.#station.fold.board().open;
    const open = this.#open;
    const byKind: Record<string, number> = {};
    for (const { kind } of open) byKind[kind] = (byKind[kind] ?? 0) + 1;
    this.#suggestions.begin(this.#model, PROPOSALS_A_LOOK);
    this.#suggestions.keepOnly(new Set(open.flatMap(({ entries }) => entries)));
    const own = [
      ...this.#silences(serves, nowUs),
      ...this.#impossible(nowUs),
      ...this.#pressedTwice(open),
    ].filter(({ key }) => !this.#seen.has(key));
    for (const { kind } of own) byKind[kind] = (byKind[kind] ?? 0) + 1;
    const room = QUESTIONS_SHOWN - own.length;
    const shown = this.#mostUrgent(open, serves, Math.max(0, room));
    const cards = [...own, ...shown.map((question, index) => this.#card(question, index < WITH_PROPOSALS))]
      .map((card) => ({ card, isNear: isNear(card.point, serves) }))
      .sort(
        (a, b) =>
          RANK[a.card.weight] - RANK[b.card.weight] ||
          Number(b.isNear) - Number(a.isNear) ||
          (b.card.atUs ?? 0) - (a.card.atUs ?? 0),
      )
      .map(({ card }) => card);
    return { cards, total: open.length + own.length, byKind };
  }

  /** Making a card looks at the field; only those that are shown are made. */
  #mostUrgent(open: readonly Question[], serves: Serves, count: number): Question[] {
    return open
      .filter((question) => !this.#seen.has(keyOf(question)))
      .map((question) => ({
        question,
        isNear: isNear(question.point, serves),
        atUs: latestOf({ station: this.#station }, question) ?? 0,
      }))
      .sort((a, b) => Number(b.isNear) - Number(a.isNear) || b.atUs - a.atUs)
      .slice(0, count)
      .map(({ question }) => question);
  }

  #card(question: Question, withProposals: boolean): QuestionCard {
    const suggestions = withProposals ? this.#suggestions : NO_SUGGESTIONS;
    return questionCard({ station: this.#station, suggestions }, question);
  }

  #lookAtAll(): void {
    this.#odd.clear();
    for (const teamId of this.#station.fold.teamIds()) this.#toLookAt.add(teamId);
  }

  #silences(serves: Serves, nowUs: number): QuestionCard[] {
    if (serves === null) return [];
    const cards: QuestionCard[] = [];
    for (let point = Math.max(1, serves.from); point <= serves.to; point++) {
      const lastUs = this.#lastPassingUs(point);
      if (lastUs !== null && nowUs - lastUs < SILENT_FROM_US) continue;
      const quiet = silence(this.#model, { from: point, to: point }, nowUs, lastUs);
      if (quiet === null) continue;
      const since = quiet.sinceUs === null ? 'yet' : `for ${Math.round((nowUs - quiet.sinceUs) / 60e6)} min`;
      const key = `silence ${point} ${quiet.sinceUs ?? ''}`;
      cards.push({
        key,
        kind: 'silence',
        weight: 'alarm',
        title: `No handoff ${since}, ${quiet.expected} expected`,
        says: `Nothing from ${pointWords(this.#station, point)}. Are the bibs being typed, and is this the point that you serve?`,
        times: [],
        teamId: null,
        point,
        atUs: nowUs,
        answers: [answer('A', 'seen', 'question.see', { key })],
      });
    }
    return cards;
  }

  #impossible(nowUs: number): QuestionCard[] {
    let looked = 0;
    for (const teamId of this.#toLookAt) {
      if (looked === TEAMS_A_LOOK) break;
      looked += 1;
      this.#toLookAt.delete(teamId);
      const cards = this.#impossibleOf(teamId, nowUs);
      if (cards.length === 0) this.#odd.delete(teamId);
      else this.#odd.set(teamId, cards);
    }
    return [...this.#odd.values()].flat();
  }

  #impossibleOf(teamId: string, nowUs: number): QuestionCard[] {
    const legs = this.#station.fold.team(teamId)?.legs ?? [];
    return legs.flatMap(({ leg, timeUs, given, finishId, finishUs }) => {
      if (timeUs === null || given || finishId === null) return [];
      const odd = implausible(this.#model, teamId, leg, nowUs);
      if (odd === null) return [];
      const key = `${odd.kind} ${teamId} ${finishId} ${timeUs}`;
      const card: QuestionCard = {
        key,
        kind: odd.kind,
        weight: 'doubt',
        title: `${teamWords(this.#station, teamId)}: leg ${leg} in ${duration(timeUs)}`,
        says: `That is far ${odd.kind === 'tooFast' ? 'faster' : 'slower'} than its usual ${duration(odd.usualUs)} for this leg. A mistyped bib, or was it so?`,
        times: this.#timeOf(finishId),
        teamId,
        point: leg,
        atUs: finishUs,
        answers: [
          asking('B', 'another bib', 'bib', 'passing.rebib', { id: finishId }),
          answer('A', 'it was so', 'question.see', { key }),
        ],
      };
      return [card];
    });
  }

  /**
   * Presses of one team at one point that agree within seconds: the rules take them for one passing, yet the
   * second may have been another bib. Looked for among this station's last presses.
   */
  #pressedTwice(open: readonly Question[]): QuestionCard[] {
    const { fold, journal, entries } = this.#station;
    const asked = new Set(open.flatMap((question) => question.entries));
    const first = new Map<string, { id: string; timeUs: number }>();
    const cards: QuestionCard[] = [];
    for (const entry of entries.slice(-LOOK_BACK)) {
      if (!isKind(entry, 'passing') || entry.deviceId !== journal.deviceId || asked.has(entry.id)) continue;
      const { point, side, bib } = entry.fact.body;
      if (point === undefined || bib === '' || fold.find(entry.id)?.live !== true) continue;
      const teamId = fold.ownerOf(entry);
      const { timeUs } = fold.observationOf(entry);
      if (teamId === null || timeUs === null) continue;
      const slot = `${teamId} ${point} ${side}`;
      const before = first.get(slot);
      if (before === undefined) {
        first.set(slot, { id: entry.id, timeUs });
        continue;
      }
      const apartUs = Math.abs(timeUs - before.timeUs);
      const [time] = this.#timeOf(entry.id);
      if (apartUs > fold.race().doubleMs * 1_000 || time === undefined) continue;
      const key = `pressedTwice ${before.id} ${entry.id}`;
      cards.push({
        key,
        kind: 'double',
        weight: 'doubt',
        title: `${teamWords(this.#station, teamId)}: pressed twice`,
        says: `${(apartUs / 1e6).toFixed(1)} s apart at ${pointWords(this.#station, point)}, ${timeOfDay(timeUs, fold.race().timeZone, 1)}. They count as one; was the second another bib?`,
        times: [...this.#timeOf(before.id), time],
        teamId,
        point,
        atUs: entry.at,
        answers: [
          asking('B', 'the second is another bib', 'bib', 'passing.rebib', { id: entry.id }),
          answer('V', 'void the second', 'entries.void', { ids: [entry.id], reason: 'pressed twice' }),
          answer('A', 'leave it', 'question.see', { key }),
        ],
      });
    }
    return cards;
  }

  #timeOf(id: string): QuestionCard['times'] {
    const entry = this.#station.fold.find(id)?.entry;
    if (entry === undefined || !isKind(entry, 'passing')) return [];
    const { timeUs, errorUs } = this.#station.fold.observationOf(entry);
    const { body } = entry.fact;
    const station = entry.deviceId === this.#station.journal.deviceId ? null : stationWord(entry.deviceId);
    return [{ id, timeUs, errorUs, station, typed: body.typed ?? body.bib, by: entry.by }];
  }

  #lastPassingUs(point: number): number | null {
    let last: number | null = null;
    for (const { line } of this.#model.teams.values()) {
      const finishUs = line.legs[point - 1]?.finishUs ?? null;
      if (finishUs !== null && (last === null || finishUs > last)) last = finishUs;
    }
    return last;
  }

  #handedOver({ from, to }: PointRange): number {
    let count = 0;
    for (const { line } of this.#model.teams.values()) {
      for (let point = Math.max(1, from); point <= to; point++) {
        if (line.legs[point - 1]?.finishUs != null) count++;
      }
    }
    return count;
  }

  #rangeOf(serves: Serves): PointRange {
    return serves ?? { from: 1, to: this.#model.race.legs };
  }

  #newModel(): FieldModel {
    const { fold } = this.#station;
    return createFieldModel(
      fold.race(),
      fold.teamIds().flatMap((teamId) => fold.team(teamId) ?? []),
    );
  }
}

const NO_SUGGESTIONS = { of: () => undefined };

/** So many teams are looked at for impossible times in one look. */
const TEAMS_A_LOOK = 300;

/** So many entries back a second press is looked for. */
const LOOK_BACK = 400;

function isNear(point: number | null, serves: Serves): boolean {
  return serves === null || point === null || (point >= serves.from && point <= serves.to);
}
