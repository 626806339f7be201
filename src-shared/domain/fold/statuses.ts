/** What officials have said of a team: the first half of rule 13. */
import type { Status } from '../board.ts';
import type { EntryOf } from '../entry.ts';
import { compareText } from '../entry.ts';

export interface TeamStatuses {
  /** The status on the team as a whole. */
  readonly team: Status | null;
  readonly ofLeg: (leg: number) => Status | null;
  /** Sum of the penalties, µs. */
  readonly penaltyUs: number;
  /** Why it did not finish, in the officials' words. */
  readonly why: readonly string[];
}

const STRICTNESS: Record<Status, number> = { DNS: 1, DNF: 2, DQ: 3 };

/** Statuses unite: DQ > DNF > DNS. */
export function stricter(a: Status | null, b: Status | null): Status | null {
  if (a === null || b === null) return a ?? b;
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}

const NONE: TeamStatuses = { team: null, ofLeg: () => null, penaltyUs: 0, why: [] };

/** Unites the live `status` entries of one team. */
export function foldStatuses(entries: Iterable<EntryOf<'status'>>): TeamStatuses {
  let team: Status | null = null;
  let withdrawnFrom = Infinity;
  let penaltyUs = 0;
  const ofLeg = new Map<number, Status>();
  const why = new Set<string>();
  let any = false;

  for (const { fact } of entries) {
    any = true;
    const { body } = fact;
    switch (body.status) {
      case 'DNF':
      case 'DNS':
      case 'DQ': {
        if (body.leg === undefined) {
          team = stricter(team, body.status);
          // A team that did not start started none of its legs.
          if (body.status === 'DNS') withdrawnFrom = 1;
        } else ofLeg.set(body.leg, stricter(ofLeg.get(body.leg) ?? null, body.status) ?? body.status);
        const reason = body.reason ?? (body.status === 'DNF' ? body.why : undefined);
        if (reason !== undefined && reason !== '') why.add(reason);
        break;
      }
      case 'withdrawn':
        withdrawnFrom = Math.min(withdrawnFrom, body.fromLeg);
        if (body.reason !== undefined && body.reason !== '') why.add(body.reason);
        break;
      case 'penalty':
        penaltyUs += body.penaltyUs;
        break;
      case 'given':
        break; // A register of its own: two given times of one leg are a question, not a sum.
    }
  }
  if (!any) return NONE;
  return {
    team,
    ofLeg: (leg) => stricter(ofLeg.get(leg) ?? null, leg >= withdrawnFrom ? 'DNS' : null),
    penaltyUs,
    why: [...why].sort(compareText),
  };
}
