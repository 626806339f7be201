/**
 * Presses of one team at one point that agree within seconds: the rules take them for one passing, yet the second
 * may have been another bib.
 */
import type { QuestionCard } from '../../../src-shared/contract/mirror.ts';
import type { Question } from '../../../src-shared/domain/board.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import { timeOfDay } from '../../../src-shared/format/times.ts';
import type { Station } from '../../station/station.ts';
import { pointWords, teamWords } from '../entry-words.ts';
import { answer, asking } from './answers.ts';
import { timesOf } from './card-times.ts';

/** So many entries back a second press is looked for. */
const LOOK_BACK = 400;

/** Those among this station's last presses, less those about which the board asks anyway. */
export function pressedTwice(station: Station, open: readonly Question[]): QuestionCard[] {
  const { fold, journal, entries } = station;
  const asked = new Set(open.flatMap((question) => question.entries));
  const first = new Map<string, { id: string; timeUs: number }>();
  const cards: QuestionCard[] = [];
  for (const entry of entries.slice(-LOOK_BACK)) {
    if (!isKind(entry, 'passing') || entry.deviceId !== journal.deviceId || asked.has(entry.id)) continue;
    const { point, side, bib } = entry.fact.body;
    if (point === undefined || bib === '' || fold.find(entry.id)?.live !== true) continue;
    const teamId = fold.ownerOf(entry);
    const { timeUs } = fold.observationOf(entry);
    if (teamId === null || timeUs === null) continue;
    const slot = `${teamId} ${point} ${side}`;
    const before = first.get(slot);
    if (before === undefined) {
      first.set(slot, { id: entry.id, timeUs });
      continue;
    }
    const apartUs = Math.abs(timeUs - before.timeUs);
    const [time] = timesOf(station, entry.id);
    if (apartUs > fold.race().doubleMs * 1_000 || time === undefined) continue;
    const key = `pressedTwice ${before.id} ${entry.id}`;
    cards.push({
      key,
      kind: 'double',
      weight: 'doubt',
      title: `${teamWords(station, teamId)}: pressed twice`,
      says: `${(apartUs / 1e6).toFixed(1)} s apart at ${pointWords(station, point)}, ${timeOfDay(timeUs, fold.race().timeZone, 1)}. They count as one; was the second another bib?`,
      times: [...timesOf(station, before.id), time],
      teamId,
      point,
      atUs: entry.at,
      answers: [
        asking('B', 'the second is another bib', 'bib', 'passing.rebib', { id: entry.id }),
        answer('V', 'void the second', 'entries.void', { ids: [entry.id], reason: 'pressed twice' }),
        answer('A', 'leave it', 'question.see', { key }),
      ],
    });
  }
  return cards;
}
