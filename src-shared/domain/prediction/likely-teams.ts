/** Whose time it is where the bib is unknown, partial or doubtful: the likeliest teams, each with its reason. */
import { densityAt } from './arrival.ts';
import type { FieldModel } from './field-model.ts';
import type { LegTimes } from './leg-times.ts';
import type { OutlookInput } from './outlook.ts';
import { arrivalAt, outlookAt, outlookInput } from './outlook.ts';
import type { SlipReason } from './slips.ts';
import { slipOf } from './slips.ts';

/** How the team stands to the point at that moment. */
type Timing = 'due' | 'notDue' | 'passed';

export interface LikelyTeam {
  readonly teamId: string;
  readonly bib: string;
  /** What the fingers did; `due` where no single slip explains it but the team was due. */
  readonly reason: SlipReason | 'due';
  readonly timing: Timing;
  /** The point that it would have come to. */
  readonly point: number;
  /** Its share of the chance of all teams, 0 to 1. */
  readonly share: number;
}

/** A time that is nobody's yet. */
export interface DoubtfulPassing {
  /** As typed; empty where only the time was taken. */
  readonly typed: string;
  /** The point served; `null` = the next one of whichever team it was. */
  readonly point: number | null;
  /** µs since 1970. */
  readonly atUs: number;
}

/** How likely a team without any resembling bib is against one with a usual slip, were they as due. */
const UNLIKE = 2e-4;
/** A time that the model holds for impossible still happens now and then: chance per minute. */
const LEAST_PER_MINUTE = 1e-3;
/** Where nothing can be reckoned, all are as likely as a team due in some twenty minutes. */
const UNKNOWN_PER_MINUTE = 0.02;
/** A team that has its time at this point already, or has stopped, hardly comes again. */
const PASSED = 1e-2;
const STOPPED = 1e-1;
/** Where the density is above this, the team is called due. */
const DUE_PER_MINUTE = 4 * LEAST_PER_MINUTE;
const US_PER_MINUTE = 60_000_000;

/**
 * The likeliest teams for a doubtful bib, likeliest first: the chance of the slip times the chance that the team
 * came to the point at that moment.
 *
 * @param count - the most teams to return. The team that wears just this bib is not among them.
 */
export function likelyTeams(model: FieldModel, passing: DoubtfulPassing, count: number): LikelyTeam[] {
  const weighed: (Omit<LikelyTeam, 'share'> & { readonly weight: number })[] = [];
  let total = 0;
  for (const team of model.teams.values()) {
    const { teamId, bib } = team.line;
    if (bib === passing.typed) continue;
    const slip = slipOf(passing.typed, bib);
    const timing = timingOf(model, team, passing);
    const weight = (slip?.chance ?? UNLIKE) * timing.weight;
    total += weight;
    if (slip === null && timing.timing !== 'due') continue;
    weighed.push({
      teamId,
      bib,
      reason: slip?.reason ?? 'due',
      timing: timing.timing,
      point: timing.point,
      weight,
    });
  }
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count)
    .map(({ weight, ...team }) => ({ ...team, share: weight / total }));
}

interface TimingWeight {
  readonly timing: Timing;
  readonly point: number;
  readonly weight: number;
}

function timingOf(model: FieldModel, team: LegTimes, { point, atUs }: DoubtfulPassing): TimingWeight {
  const at = point ?? Math.min(Math.max(1, team.outOnLeg), model.race.legs);
  const input = outlookInput(model, team, atUs);
  const outlook = outlookAt(input, at);
  switch (outlook.state) {
    case 'passed':
      return { timing: 'passed', point: at, weight: LEAST_PER_MINUTE * PASSED };
    case 'stopped':
      return { timing: 'notDue', point: at, weight: LEAST_PER_MINUTE * STOPPED };
    case 'given':
    case 'noStart':
    case 'noPace':
      return { timing: 'notDue', point: at, weight: UNKNOWN_PER_MINUTE };
    case 'unseen':
    case 'coming': {
      const perMinute = Math.max(LEAST_PER_MINUTE, perMinuteAt(input, at, atUs));
      return { timing: perMinute >= DUE_PER_MINUTE ? 'due' : 'notDue', point: at, weight: perMinute };
    }
  }
}

/** The chance per minute that the team came in just then, whatever was seen of it later. */
function perMinuteAt(input: OutlookInput, point: number, atUs: number): number {
  const nextUs =
    input.team.line.legs.find((leg) => leg.leg > point && leg.finishUs !== null)?.finishUs ?? null;
  if (nextUs !== null && nextUs < atUs) return 0;
  const outlook = arrivalAt(input, point);
  return outlook.state === 'coming' ? densityAt(outlook.arrival, atUs) * US_PER_MINUTE : UNKNOWN_PER_MINUTE;
}
