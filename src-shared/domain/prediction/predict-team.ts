/** What is to be expected of one team, leg by leg: for the grid, and for what the entry line says of a bib. */
import type { Status } from '../board.ts';
import type { Expectation } from './arrival.ts';
import { expectationOf } from './arrival.ts';
import type { FieldModel } from './field-model.ts';
import { isOutOfTheRace } from './leg-times.ts';
import type { Coming, Outlook } from './outlook.ts';
import { outlookAt, outlookInput } from './outlook.ts';

/** A leg as it is or as it is expected. Times are µs since 1970. */
type LegForecast =
  | { readonly state: 'finished'; readonly leg: number; readonly finishUs: number }
  /** On its way; `expectedUs` stays where it is while the runner is late. */
  | ({ readonly state: 'running'; readonly leg: number; readonly startUs: number } & Expectation)
  /** Begins with a handoff that is itself predicted. */
  | ({ readonly state: 'toCome'; readonly leg: number; readonly startUs: number } & Expectation)
  /** Begins with a mass start, or with the gun or wave, that is still ahead. */
  | ({ readonly state: 'waiting'; readonly leg: number; readonly startUs: number } & Expectation)
  | { readonly state: 'unseen' | 'given' | 'noStart' | 'noPace'; readonly leg: number }
  | { readonly state: 'stopped'; readonly leg: number; readonly status: Status };

export interface TeamForecast {
  readonly teamId: string;
  readonly state: 'beforeStart' | 'underWay' | 'stopped' | 'done';
  /** The leg that the team is on, or will be on next; `null` where it has stopped or is done. */
  readonly leg: number | null;
  /** Every leg of the race, leg 1 first. */
  readonly legs: readonly LegForecast[];
}

/**
 * Predicts a team's legs from its own legs so far against the field's.
 *
 * @returns `undefined` where the model does not know the team.
 */
export function predictTeam(model: FieldModel, teamId: string, nowUs: number): TeamForecast | undefined {
  const team = model.teams.get(teamId);
  if (team === undefined) return undefined;
  const input = outlookInput(model, team, nowUs);
  const pace = input.field.ofTeam(team);
  const legs = team.line.legs.map(({ leg }) => forecastOf(outlookAt({ ...input, pace }, leg), leg, nowUs));
  const next = legs.find(({ state, leg }) => {
    return state !== 'finished' && state !== 'unseen' && team.line.legs[leg - 1]?.given !== true;
  });
  const [first] = team.line.legs;
  const hasStarted = first?.startUs != null && first.startUs <= nowUs;
  const state = isOutOfTheRace(team.line) ? 'stopped' : stateOf(next, hasStarted);
  return { teamId, state, leg: state === 'stopped' ? null : (next?.leg ?? null), legs };
}

function stateOf(next: LegForecast | undefined, hasStarted: boolean): TeamForecast['state'] {
  if (next === undefined) return 'done';
  if (next.state === 'stopped') return 'stopped';
  return next.leg === 1 && !hasStarted ? 'beforeStart' : 'underWay';
}

function forecastOf(outlook: Outlook, leg: number, nowUs: number): LegForecast {
  switch (outlook.state) {
    case 'passed':
      return { state: 'finished', leg, finishUs: outlook.finishUs };
    case 'stopped':
      return { state: 'stopped', leg, status: outlook.status };
    case 'coming':
      return {
        state: comingState(outlook, nowUs),
        leg,
        startUs: outlook.legStartUs,
        ...expectationOf(outlook.arrival),
      };
    case 'unseen':
    case 'given':
    case 'noStart':
    case 'noPace':
      return { state: outlook.state, leg };
  }
}

function comingState({ legStartFrom, legStartUs }: Coming, nowUs: number): 'running' | 'toCome' | 'waiting' {
  if (legStartFrom === 'predicted') return 'toCome';
  return legStartUs > nowUs ? 'waiting' : 'running';
}
