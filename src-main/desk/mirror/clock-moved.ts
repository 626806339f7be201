/** The clock jumped beyond its bound: the times that went by the old one, with an offer to move them. */
import type { QuestionCard, Questions } from '../../../src-shared/contract/mirror.ts';
import type { EntryOf } from '../../../src-shared/domain/entry.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import { moved } from '../../../src-shared/format/times.ts';
import { nsBetween } from '../../clock/machine-time.ts';
import type { Station } from '../../station/station.ts';
import type { ClockMove } from '../station-clock.ts';
import { answer } from './answers.ts';
import { timesOf } from './card-times.ts';

/** A call moves so many at once; what is left is asked about again. */
const MOST_IDS = 5_000;
const TIMES_SHOWN = 3;

/** The questions with an alarm in front for each jump that still has times to move and was not seen. */
export function withClockMoves(
  questions: Questions,
  station: Station,
  moves: readonly ClockMove[],
  seen: ReadonlySet<string>,
): Questions {
  const cards = moves.flatMap((move) => movedCard(station, move) ?? []).filter(({ key }) => !seen.has(key));
  if (cards.length === 0) return questions;
  return {
    cards: [...cards, ...questions.cards],
    total: questions.total + cards.length,
    byKind: { ...questions.byKind, clockMoved: cards.length },
  };
}

function movedCard(station: Station, move: ClockMove): QuestionCard | null {
  const ids = station.entries
    .filter((entry) => isKind(entry, 'passing'))
    .filter((entry) => wentByOldTime(station, move, entry))
    .slice(0, MOST_IDS)
    .map(({ id }) => id);
  if (ids.length === 0) return null;
  const key = `clockMoved ${move.bootId} ${move.toMonoNs}`;
  const by = moved(move.byUs);
  const times = ids.length === 1 ? '1 time' : `${ids.length} times`;
  return {
    key,
    kind: 'clockMoved',
    weight: 'alarm',
    title: `The clock was off by ${by}`,
    says: `That is more than it had said. ${times} of this station went by it since the check before. Moved by ${by}, they fit the clock as it is now.`,
    times: ids.slice(-TIMES_SHOWN).flatMap((id) => timesOf(station, id)),
    teamId: null,
    point: null,
    atUs: move.atUs,
    answers: [
      answer('M', `move ${times} by ${by}`, 'passings.move', {
        ids,
        toPoint: null,
        shiftUs: move.byUs,
        reason: `the clock was off by ${by}`,
      }),
      answer('A', 'leave them', 'question.see', { key }),
    ],
  };
}

/** Pressed here between the last check that bore out the old time and the jump, and not corrected since. */
function wentByOldTime({ fold, journal }: Station, move: ClockMove, entry: EntryOf<'passing'>): boolean {
  const { timeUs, monoNs, bootId } = entry.fact.body;
  if (entry.deviceId !== journal.deviceId || bootId !== move.bootId || monoNs === undefined) return false;
  const isSince = move.fromMonoNs === null || nsBetween(move.fromMonoNs, monoNs) > 0;
  if (!isSince || nsBetween(monoNs, move.toMonoNs) < 0) return false;
  return fold.find(entry.id)?.live === true && fold.observationOf(entry).timeUs === timeUs;
}
