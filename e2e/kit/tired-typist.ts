/** A volunteer at the end of a night: types the bibs that pass, and now and then a wrong one. From a seed. */
import { Dice } from '../../src-shared/demo/dice.ts';

/**
 * What went wrong. `otherTeam`: a slip that happens to be the bib of another team of the race; the rest are bibs that
 * nobody wears, or the right bib entered twice.
 */
type Slip = 'transposed' | 'missing' | 'wrong' | 'otherTeam' | 'double';

export interface TypedRunner {
  /** Who came. */
  readonly bib: string;
  /** What was typed; a double is entered twice. */
  readonly typed: string;
  readonly slip: Slip | null;
}

const SLIPS: readonly Slip[] = ['transposed', 'missing', 'wrong', 'otherTeam', 'double'];

/**
 * What is typed for runners in the order in which they come.
 *
 * @param bibs - of the whole race, three digits each, in the order in which the runners come.
 * @param share - how many of a hundred are mistyped; one of each kind at least.
 */
export function typedRunners(bibs: readonly string[], share: number, seed: number): TypedRunner[] {
  const dice = new Dice(seed, 0);
  const known = new Set(bibs);
  const count = Math.max(SLIPS.length, Math.round(bibs.length * share));
  const slips = new Map<number, Slip>();
  for (let made = 0; made < count;) {
    const slip = SLIPS[made % SLIPS.length] ?? 'wrong';
    const place = dice.whole(0, bibs.length - 1);
    const isPossible = variants(bibs[place] ?? '', slip, known).length > 0;
    if (slips.has(place) || !isPossible) continue;
    slips.set(place, slip);
    made += 1;
  }
  return bibs.map((bib, place) => {
    const slip = slips.get(place) ?? null;
    if (slip === null || slip === 'double') return { bib, typed: bib, slip };
    const possible = variants(bib, slip, known);
    return { bib, typed: possible[dice.whole(0, possible.length - 1)] ?? bib, slip };
  });
}

/** Everything that a bib can become by a slip of this kind. */
function variants(bib: string, slip: Slip, known: ReadonlySet<string>): string[] {
  switch (slip) {
    case 'transposed':
      return transposed(bib).filter((typed) => !known.has(typed));
    case 'missing':
      return Array.from(bib, (_, place) => bib.slice(0, place) + bib.slice(place + 1)).filter(
        (typed) => !known.has(typed),
      );
    case 'wrong':
      return otherDigit(bib).filter((typed) => !known.has(typed));
    case 'otherTeam':
      return [...transposed(bib), ...otherDigit(bib)].filter((typed) => known.has(typed));
    case 'double':
      return [bib];
  }
}

function transposed(bib: string): string[] {
  const pairs = [0, 1].map(
    (place) => bib.slice(0, place) + (bib[place + 1] ?? '') + (bib[place] ?? '') + bib.slice(place + 2),
  );
  return pairs.filter((typed) => typed !== bib);
}

function otherDigit(bib: string): string[] {
  const places = Array.from(bib, (_, place) => place);
  return places.flatMap((place) =>
    Array.from(
      { length: 10 },
      (_, digit) => bib.slice(0, place) + String(digit) + bib.slice(place + 1),
    ).filter((typed) => typed !== bib),
  );
}
