/** How wide the columns of the grid are, px. */

export interface Columns {
  readonly place: number;
  readonly bib: number;
  readonly team: number;
  readonly category: number;
  readonly leg: number;
  readonly total: number;
  /** Place, bib, team and category together: they stay when the legs are scrolled. */
  readonly left: number;
  readonly all: number;
  /** The legs do not all fit. */
  readonly isWide: boolean;
}

/** Room for `★ 43:19` and `▸ 1:02:03` in the figures of the grid. */
const LEG = { minutes: 62, hours: 80, most: 96 };
const FIXED = { place: 52, bib: 64, category: 84, total: 84 };
const TEAM = { least: 132, most: 300 };

/**
 * Divides a width among the columns: what is left over goes to the legs, then to the team.
 *
 * @param width - of the grid on the screen, px.
 * @param hasHours - legs take an hour or more.
 * @param widestBib - letters of the longest bib.
 */
export function columnsFor(width: number, legs: number, hasHours: boolean, widestBib: number): Columns {
  const bib = Math.max(FIXED.bib, 24 + widestBib * 11);
  const fixed = FIXED.place + bib + FIXED.category + FIXED.total;
  const narrowLeg = hasHours ? LEG.hours : LEG.minutes;
  const forLegs = Math.floor((width - fixed - TEAM.least) / legs);
  const leg = Math.max(narrowLeg, Math.min(LEG.most, forLegs));
  const team = Math.max(TEAM.least, Math.min(TEAM.most, width - fixed - leg * legs));
  const left = FIXED.place + bib + team + FIXED.category;
  const all = left + leg * legs + FIXED.total;
  return { ...FIXED, bib, team, leg, left, all, isWide: all > width };
}
