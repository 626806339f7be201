/** Declaring the results official: a note of fixed words, which undo takes back like anything else. */
import type { Draft, EntryOf } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import type { Station } from './station.ts';

const OFFICIAL = 'The results are official.';
const PROVISIONAL = 'The results are provisional again.';

/** The note that says whether the results are official from now on. */
export function declareResults(official: boolean): Draft {
  return { kind: 'note', body: { text: official ? OFFICIAL : PROVISIONAL } };
}

/** The live note by which the results are official now; `null` while they are provisional. */
export function officialSince(station: Station): EntryOf<'note'> | null {
  const last = station.entries.findLast(
    (entry): entry is EntryOf<'note'> =>
      isKind(entry, 'note') &&
      (entry.fact.body.text === OFFICIAL || entry.fact.body.text === PROVISIONAL) &&
      station.fold.find(entry.id)?.live === true,
  );
  return last?.fact.body.text === OFFICIAL ? last : null;
}
