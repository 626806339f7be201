/** The times on a question's card. */
import type { QuestionCard } from '../../../src-shared/contract/mirror.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import type { Station } from '../../station/station.ts';
import { stationWord } from '../station-word.ts';

type Time = QuestionCard['times'][number];

/** A passing as a time on a card; none for an id that is no passing here. */
export function timesOf(station: Station, id: string): Time[] {
  const entry = station.fold.find(id)?.entry;
  if (entry === undefined || !isKind(entry, 'passing')) return [];
  const { timeUs, errorUs } = station.fold.observationOf(entry);
  const { body } = entry.fact;
  const isOwn = entry.deviceId === station.journal.deviceId;
  return [
    {
      id,
      timeUs,
      errorUs,
      station: isOwn ? null : stationWord(entry.deviceId),
      typed: body.typed ?? body.bib,
      by: entry.by,
    },
  ];
}
