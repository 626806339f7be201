/** Points from which nothing has come for too long. */
import type { QuestionCard, Serves } from '../../../src-shared/contract/mirror.ts';
import type { FieldModel } from '../../../src-shared/domain/prediction/field-model.ts';
import { silence } from '../../../src-shared/domain/prediction/silence.ts';
import type { Station } from '../../station/station.ts';
import { pointWords } from '../entry-words.ts';
import { answer } from './answers.ts';

/** Below this nobody calls it silence, and the field need not be looked at. */
const SILENT_FROM_US = 180_000_000;

/** An alarm for each served point that is silent. */
export function silentPoints(
  station: Station,
  model: FieldModel,
  serves: Serves,
  nowUs: number,
): QuestionCard[] {
  if (serves === null) return [];
  const cards: QuestionCard[] = [];
  for (let point = Math.max(1, serves.from); point <= serves.to; point++) {
    const lastUs = lastPassingUs(model, point);
    if (lastUs !== null && nowUs - lastUs < SILENT_FROM_US) continue;
    const quiet = silence(model, { from: point, to: point }, nowUs, lastUs);
    if (quiet === null) continue;
    const since = quiet.sinceUs === null ? 'yet' : `for ${Math.round((nowUs - quiet.sinceUs) / 60e6)} min`;
    const key = `silence ${point} ${quiet.sinceUs ?? ''}`;
    cards.push({
      key,
      kind: 'silence',
      weight: 'alarm',
      title: `No handoff ${since}, ${quiet.expected} expected`,
      says: `Nothing from ${pointWords(station, point)}. Are the bibs being typed, and is this the point that you serve?`,
      times: [],
      teamId: null,
      point,
      atUs: nowUs,
      answers: [answer('A', 'seen', 'question.see', { key })],
    });
  }
  return cards;
}

function lastPassingUs(model: FieldModel, point: number): number | null {
  let last: number | null = null;
  for (const { line } of model.teams.values()) {
    const finishUs = line.legs[point - 1]?.finishUs ?? null;
    if (finishUs !== null && (last === null || finishUs > last)) last = finishUs;
  }
  return last;
}
