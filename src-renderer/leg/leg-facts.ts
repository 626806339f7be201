/** What the mirror knows of one leg, worked up for reading. */
import type { RaceMirror, TeamRow } from '../../src-shared/contract/mirror.ts';
import type { Rounding } from '../../src-shared/domain/entry.ts';
import { publishedUs } from '../../src-shared/domain/published.ts';
import { comparableLegUs } from '../grid/bests.ts';
import { isRunning } from '../grid/forecast.ts';
import { legTexts } from '../texts/leg.ts';

export interface LegFacts {
  readonly runner: string;
  readonly startUs: number | null;
  /** What gave the start, in words; `null` while there is none. */
  readonly startFrom: string | null;
  readonly finishUs: number | null;
  readonly timeUs: number | null;
  readonly splitUs: number | null;
  readonly mark: 'asks' | 'given' | 'DNS' | 'DNF' | 'DQ' | null;
  readonly isRunning: boolean;
}

const MARKS: Readonly<Record<string, LegFacts['mark']>> = {
  '?': 'asks',
  g: 'given',
  S: 'DNS',
  F: 'DNF',
  Q: 'DQ',
};

/**
 * The facts of a leg.
 *
 * @param leg - 1 to N.
 */
export function legFacts(team: TeamRow, leg: number, race: RaceMirror, nowUs: number): LegFacts {
  const index = leg - 1;
  return {
    runner: team.runners[index] ?? '',
    startUs: team.starts[index] ?? null,
    startFrom: startFrom(team, index, race),
    finishUs: team.finishes[index] ?? null,
    timeUs: team.times[index] ?? null,
    splitUs: team.splits[index] ?? null,
    mark: MARKS[team.marks[index] ?? ''] ?? null,
    isRunning: isRunning(team, index, nowUs),
  };
}

/** The mirror does not say where a start came from, but what it is equal to (rule 11) does. */
function startFrom(team: TeamRow, index: number, race: RaceMirror): string | null {
  const texts = legTexts.startFrom;
  const startUs = team.starts[index];
  if (startUs == null) return null;
  if (index > 0 && startUs === team.finishes[index - 1]) return texts.handoff(index);
  const mass = race.massStarts.find(({ leg }) => leg === index + 1);
  if (mass !== undefined && startUs === (mass.startedUs ?? mass.plannedUs)) return texts.massStart;
  if (index > 0) return texts.own;
  const wave = race.waves.find(({ name }) => name === team.wave);
  if (wave !== undefined && startUs === (wave.startedUs ?? wave.plannedUs)) return texts.wave(wave.name);
  return startUs === race.gunUs ? texts.gun : texts.own;
}

/** A team's rank among all times of a leg that count, `12` or `12=`; `null` where it has none. */
export function legRank(
  teams: Iterable<TeamRow>,
  team: TeamRow,
  index: number,
  rounding: Rounding,
): { place: string; of: number } | null {
  const own = comparableLegUs(team, index);
  if (own === null) return null;
  const us = publishedUs(own, rounding);
  let [ahead, level, of] = [0, 0, 0];
  for (const other of teams) {
    const otherUs = comparableLegUs(other, index);
    if (otherUs === null) continue;
    of += 1;
    const published = publishedUs(otherUs, rounding);
    if (published < us) ahead += 1;
    else if (published === us) level += 1;
  }
  return { place: `${ahead + 1}${level > 1 ? '=' : ''}`, of };
}
