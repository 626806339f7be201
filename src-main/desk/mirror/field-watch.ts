/** What needs a look at the whole field: who is expected next, how fast the legs are, and the questions. */
import type { Expected, FieldMirror, Questions, Serves } from '../../../src-shared/contract/mirror.ts';
import type { PointRange } from '../../../src-shared/domain/prediction/expected.ts';
import { expectedAt } from '../../../src-shared/domain/prediction/expected.ts';
import type { FieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import { createFieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import { rates } from '../../../src-shared/domain/prediction/rates.ts';
import type { Station } from '../../station/station.ts';
import { QuestionList } from './question-list.ts';

/** Bars of ten minutes need not be exact to the second. */
const RATES_GOOD_FOR_US = 10_000_000;
const EXPECTED_SHOWN = 40;

/** Looks at the field of one race. */
export class FieldWatch {
  readonly #station: Station;
  readonly #questions: QuestionList;
  #model: FieldModel;
  #rates: { readonly range: PointRange; readonly atUs: number; readonly bins: Expected['rates'] } | null =
    null;

  constructor(station: Station) {
    this.#station = station;
    this.#model = this.#newModel();
    this.#questions = new QuestionList(station, this.#model);
  }

  /** Whether a look had no time for everything: another one is worth while. */
  get isWanting(): boolean {
    return this.#questions.isWanting;
  }

  /** These teams changed, or something that may raise questions came. */
  update(teamIds: Iterable<string>): void {
    if (this.#station.fold.race() !== this.#model.race) {
      this.#model = this.#newModel();
      this.#rates = null;
      this.#questions.restart();
      return;
    }
    const changed = [...teamIds];
    this.#questions.update(changed);
    for (const teamId of changed) {
      const line = this.#station.fold.team(teamId);
      if (line === undefined) this.#model.remove(teamId);
      else this.#model.update(line);
    }
  }

  /** Does not show this alarm again until it arises anew. */
  see(key: string): void {
    this.#questions.see(key);
  }

  /**
   * What the parts of the mirror are worked out from, as pieces to be done one after the other: a key press that comes
   * between them waits for one piece, not for a look at the whole field.
   */
  preparations(serves: Serves, nowUs: number): (() => void)[] {
    return [
      () => void this.#questions.readBoard(),
      () => void this.#model.paceAt(nowUs),
      () => {
        this.#questions.lookForImpossible({ model: this.#model, serves, nowUs });
      },
      () => void this.#ratesOf(this.#rangeOf(serves), nowUs),
    ];
  }

  /** The questions, the most urgent first. */
  questions(serves: Serves, nowUs: number): Questions {
    return this.#questions.list({ model: this.#model, serves, nowUs });
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
