/** Leg times far outside what team and field would take: looked for a few teams at a time. */
import type { QuestionCard } from '../../../src-shared/contract/mirror.ts';
import type { FieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import { implausible } from '../../../src-shared/domain/prediction/implausible.ts';
import { duration } from '../../../src-shared/format/times.ts';
import type { Station } from '../../station/station.ts';
import { teamWords } from '../entry-words.ts';
import { answer, asking } from './answers.ts';
import { timesOf } from './card-times.ts';

/** The clock is read once for so many teams. */
const TEAMS_AT_ONCE = 20;

export class ImpossibleTimes {
  readonly #station: Station;
  /** By team; a team is looked at again when it changed. */
  readonly #cards = new Map<string, readonly QuestionCard[]>();
  readonly #toLookAt = new Set<string>();

  constructor(station: Station) {
    this.#station = station;
  }

  get cards(): QuestionCard[] {
    return [...this.#cards.values()].flat();
  }

  /** Whether teams are left to look at. */
  get isWanting(): boolean {
    return this.#toLookAt.size > 0;
  }

  update(teamIds: Iterable<string>): void {
    for (const teamId of teamIds) this.#toLookAt.add(teamId);
  }

  restart(): void {
    this.#cards.clear();
    this.update(this.#station.fold.teamIds());
  }

  /** Looks at teams that changed for about so long. */
  look(model: FieldModel, nowUs: number, budgetMs: number): void {
    const endMs = performance.now() + budgetMs;
    let looked = 0;
    for (const teamId of this.#toLookAt) {
      if (++looked % TEAMS_AT_ONCE === 0 && performance.now() > endMs) return;
      this.#toLookAt.delete(teamId);
      const cards = this.#cardsOf(model, teamId, nowUs);
      if (cards.length === 0) this.#cards.delete(teamId);
      else this.#cards.set(teamId, cards);
    }
  }

  #cardsOf(model: FieldModel, teamId: string, nowUs: number): QuestionCard[] {
    const legs = this.#station.fold.team(teamId)?.legs ?? [];
    return legs.flatMap(({ leg, timeUs, given, finishId, finishUs }) => {
      if (timeUs === null || given || finishId === null) return [];
      const odd = implausible(model, teamId, leg, nowUs);
      if (odd === null) return [];
      const key = `${odd.kind} ${teamId} ${finishId} ${timeUs}`;
      const card: QuestionCard = {
        key,
        kind: odd.kind,
        weight: 'doubt',
        title: `${teamWords(this.#station, teamId)}: leg ${leg} in ${duration(timeUs)}`,
        says: `That is far ${odd.kind === 'tooFast' ? 'faster' : 'slower'} than its usual ${duration(odd.usualUs)} for this leg. A mistyped bib, or was it so?`,
        times: timesOf(this.#station, finishId),
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
}
