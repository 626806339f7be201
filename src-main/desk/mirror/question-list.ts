/** All that needs a person, the most urgent first: what the board asks, and what a look at the field finds. */
import type { QuestionCard, Questions, Serves } from '../../../src-shared/contract/mirror.ts';
import type { Question } from '../../../src-shared/domain/board.ts';
import type { FieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import type { Station } from '../../station/station.ts';
import { ImpossibleTimes } from './impossible-times.ts';
import { pressedTwice } from './pressed-twice.ts';
import { keyOf, latestOf, questionCard } from './question-cards.ts';
import { silentPoints } from './silent-points.ts';
import { Suggestions } from './suggestions.ts';

/** A window shows so many questions at most; it says how many there are. */
const QUESTIONS_SHOWN = 150;
/** So many of them, the first ones, come with proposals; one is worked out a look. */
const WITH_PROPOSALS = 12;
const PROPOSALS_A_LOOK = 1;
/** A key press may wait for so long. */
const IMPOSSIBLE_BUDGET_MS = 4;
const RANK = { alarm: 0, ask: 1, doubt: 2 } as const;
const NO_SUGGESTIONS = { of: () => undefined };

/** Who looks, at what, and when. */
export interface FieldView {
  readonly model: FieldModel;
  readonly serves: Serves;
  readonly nowUs: number;
}

export class QuestionList {
  readonly #station: Station;
  /** Alarms that a person has seen, by key. */
  readonly #seen = new Set<string>();
  readonly #suggestions: Suggestions;
  readonly #impossible: ImpossibleTimes;
  /** When the newest entry of each question was made: questions of teams that do not change stay the same objects. */
  readonly #latest = new WeakMap<Question, number>();
  #open: readonly Question[] | null = null;

  constructor(station: Station, model: FieldModel) {
    this.#station = station;
    this.#suggestions = new Suggestions(model);
    this.#impossible = new ImpossibleTimes(station);
    this.#impossible.restart();
  }

  /** Whether a look had no time for everything: another one is worth while. */
  get isWanting(): boolean {
    return this.#suggestions.isWanting || this.#impossible.isWanting;
  }

  /** Does not show this alarm again until it arises anew. */
  see(key: string): void {
    this.#seen.add(key);
  }

  update(teamIds: Iterable<string>): void {
    this.#open = null;
    this.#impossible.update(teamIds);
  }

  restart(): void {
    this.#open = null;
    this.#impossible.restart();
  }

  /** Reads what the board asks; the list does so itself where it was not done before. */
  readBoard(): readonly Question[] {
    this.#open ??= this.#station.fold.board().open;
    return this.#open;
  }

  lookForImpossible({ model, nowUs }: FieldView): void {
    this.#impossible.look(model, nowUs, IMPOSSIBLE_BUDGET_MS);
  }

  list({ model, serves, nowUs }: FieldView): Questions {
    const open = this.readBoard();
    this.#suggestions.begin(model, PROPOSALS_A_LOOK);
    this.#suggestions.keepOnly(new Set(open.flatMap(({ entries }) => entries)));
    const own = [
      ...silentPoints(this.#station, model, serves, nowUs),
      ...this.#impossible.cards,
      ...pressedTwice(this.#station, open),
    ].filter(({ key }) => !this.#seen.has(key));
    const shown = this.#mostUrgent(open, serves, Math.max(0, QUESTIONS_SHOWN - own.length));
    const cards = [...own, ...shown.map((question, index) => this.#card(question, index < WITH_PROPOSALS))];
    return {
      cards: inOrder(cards, serves).slice(0, QUESTIONS_SHOWN),
      total: open.length + own.length,
      byKind: countByKind([...open, ...own]),
    };
  }

  /** Making a card looks at the field; only those that are shown are made. */
  #mostUrgent(open: readonly Question[], serves: Serves, count: number): Question[] {
    return open
      .filter((question) => this.#seen.size === 0 || !this.#seen.has(keyOf(question)))
      .map((question) => ({
        question,
        isNear: isNear(question.point, serves),
        atUs: this.#latestOf(question),
      }))
      .sort((a, b) => Number(b.isNear) - Number(a.isNear) || b.atUs - a.atUs)
      .slice(0, count)
      .map(({ question }) => question);
  }

  #latestOf(question: Question): number {
    const known = this.#latest.get(question) ?? latestOf({ station: this.#station }, question) ?? 0;
    this.#latest.set(question, known);
    return known;
  }

  #card(question: Question, withProposals: boolean): QuestionCard {
    const suggestions = withProposals ? this.#suggestions : NO_SUGGESTIONS;
    return questionCard({ station: this.#station, suggestions }, question);
  }
}

function inOrder(cards: readonly QuestionCard[], serves: Serves): QuestionCard[] {
  return cards
    .map((card) => ({ card, isNear: isNear(card.point, serves) }))
    .sort(
      (a, b) =>
        RANK[a.card.weight] - RANK[b.card.weight] ||
        Number(b.isNear) - Number(a.isNear) ||
        (b.card.atUs ?? 0) - (a.card.atUs ?? 0),
    )
    .map(({ card }) => card);
}

function countByKind(asked: readonly { readonly kind: string }[]): Record<string, number> {
  const byKind: Record<string, number> = {};
  for (const { kind } of asked) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return byKind;
}

function isNear(point: number | null, serves: Serves): boolean {
  return serves === null || point === null || (point >= serves.from && point <= serves.to);
}
