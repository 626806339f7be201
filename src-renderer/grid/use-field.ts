import { useRace } from '../mirror/use-mirror.ts';
import type { Field } from './field.ts';
import { fieldAfter } from './field.ts';

/** The last field that was made: the next one is made from it, whichever panel asks. */
let last: Field | null = null;

/** The field as the mirror has it now. Made only while a component that uses it is shown. */
export function useField(): Field {
  const teams = useRace((race) => race.teams);
  const legs = useRace(({ race }) => race.legs);
  const rounding = useRace(({ race }) => race.rounding);
  return latestField(teams, legs, rounding);
}

function latestField(teams: Field['teams'], legs: number, rounding: Field['rounding']): Field {
  last = fieldAfter(last, teams, { legs, rounding });
  return last;
}
