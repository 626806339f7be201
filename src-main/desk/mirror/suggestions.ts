/**
 * The likeliest teams of doubtful times. Each costs a look at the whole field, which must not stand between a key
 * and its tick: a few are worked out at a time, the rest when there is time again.
 */
import type { FieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import type { LikelyTeam } from '../../../src-shared/domain/prediction/likely-teams.ts';
import { likelyTeams } from '../../../src-shared/domain/prediction/likely-teams.ts';

/** A time whose team is in doubt. */
export interface Doubt {
  /** Id of the passing. */
  readonly id: string;
  readonly typed: string;
  readonly point: number | null;
  readonly atUs: number;
}

const PROPOSED = 3;
/** Who is likely changes as others come in; a proposal this old is worked out again. */
const GOOD_FOR_MS = 30_000;

export class Suggestions {
  readonly #known = new Map<string, { readonly teams: readonly LikelyTeam[]; readonly atMs: number }>();
  #model: FieldModel;
  #left = 0;
  #wanting = false;

  constructor(model: FieldModel) {
    this.#model = model;
  }

  /** A new look begins, which may work out so many. */
  begin(model: FieldModel, budget: number): void {
    this.#model = model;
    this.#left = budget;
    this.#wanting = false;
  }

  /** Whether some could not be worked out in this look. */
  get isWanting(): boolean {
    return this.#wanting;
  }

  /** The likeliest teams, the likeliest first; `undefined` while there was no time for it. */
  of({ id, typed, point, atUs }: Doubt): readonly LikelyTeam[] | undefined {
    const known = this.#known.get(id);
    if (known !== undefined && performance.now() - known.atMs < GOOD_FOR_MS) return known.teams;
    if (this.#left === 0) {
      this.#wanting = true;
      return known?.teams;
    }
    this.#left -= 1;
    const teams = likelyTeams(this.#model, { typed, point, atUs }, PROPOSED);
    this.#known.set(id, { teams, atMs: performance.now() });
    return teams;
  }

  /** Forgets times that nobody asks about any more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
  }
}
