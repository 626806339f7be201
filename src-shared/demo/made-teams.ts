/** The start list of a made race: teams with bibs, categories, waves and runners, and how fast they are. */
import type { Dice } from './dice.ts';
import type { NameOf } from './made-names.ts';
import { runnerName, teamName } from './made-names.ts';

export interface MadeTeam {
  readonly teamId: string;
  readonly bib: string;
  readonly name: string;
  readonly category: string;
  /** Name of the wave; `null` in a race where all start with the gun. */
  readonly wave: string | null;
  /** Who runs which leg: the first runs leg 1. In a race of more than twelve legs twelve runners take turns. */
  readonly runners: readonly string[];
}

/** A team and what its runners are good for: factors on the time of an average runner, above 1 is slower. */
export interface Crew {
  readonly team: MadeTeam;
  /** By leg, the first for leg 1. */
  readonly slowness: readonly number[];
}

interface Category {
  readonly name: string;
  readonly slowness: number;
  readonly runners: NameOf;
}

const CATEGORIES: readonly Category[] = [
  { name: 'Men', slowness: 0.94, runners: 'men' },
  { name: 'Women', slowness: 1.05, runners: 'women' },
  { name: 'Mixed', slowness: 1, runners: 'all' },
  { name: 'Mixed', slowness: 1, runners: 'all' },
  { name: 'Men 50', slowness: 1.06, runners: 'men' },
  { name: 'Women 50', slowness: 1.16, runners: 'women' },
  { name: 'Company', slowness: 1.12, runners: 'all' },
];

/** The most runners a team has. */
const SQUAD = 12;
const TEAM_SPREAD = 0.13;
const RUNNER_SPREAD = 0.09;

/**
 * Makes the start list. Teams of one race differ in every bib and name; slower teams start in earlier waves, so
 * that the field comes in together.
 *
 * @param size.waves - names of the waves in order of their starts; empty where all start with the gun.
 * @param entryUs - when the teams were entered, µs since 1970: the time in their ids.
 */
export function makeCrews(
  dice: Dice,
  size: { teams: number; legs: number; waves: readonly string[] },
  entryUs: number,
): Crew[] {
  const taken = new Map<string, number>();
  const drawn = Array.from({ length: size.teams }, (_, index) => {
    const category = dice.pick(CATEGORIES);
    const level = category.slowness * dice.logNormal(TEAM_SPREAD);
    const squad = Array.from({ length: Math.min(size.legs, SQUAD) }, () => ({
      name: runnerName(dice, category.runners),
      slowness: level * dice.logNormal(RUNNER_SPREAD),
    }));
    const team = {
      teamId: dice.uuid(entryUs, index),
      bib: bibOf(dice, index + 1, size.teams),
      name: teamName(dice, category.name === 'Company', taken),
      category: category.name,
    };
    return { team, level, squad };
  });
  const waveOf = wavesByLevel(drawn, size.waves);
  return drawn.map(({ team, level, squad }) => {
    const runners = Array.from({ length: size.legs }, (_, leg) => squad[leg % SQUAD]);
    return {
      team: {
        ...team,
        wave: waveOf.get(team.teamId) ?? null,
        runners: runners.map((runner) => runner?.name ?? ''),
      },
      slowness: runners.map((runner) => runner?.slowness ?? level),
    };
  });
}

/** Mostly the running number; a few with the leading zeros or the letter that real start lists have. */
function bibOf(dice: Dice, number: number, teams: number): string {
  const kind = dice.between(0, 1);
  if (kind < 0.015) return String(number).padStart(String(teams).length + 1, '0');
  if (kind < 0.03) return `${dice.pick(['A', 'E', 'M'])}${number}`;
  return String(number);
}

function wavesByLevel(
  drawn: readonly { team: { teamId: string }; level: number }[],
  waves: readonly string[],
): Map<string, string> {
  const slowestFirst = drawn.toSorted((a, b) => b.level - a.level);
  const waveOf = new Map<string, string>();
  slowestFirst.forEach(({ team }, index) => {
    const wave = waves[Math.floor((index * waves.length) / drawn.length)];
    if (wave !== undefined) waveOf.set(team.teamId, wave);
  });
  return waveOf;
}
