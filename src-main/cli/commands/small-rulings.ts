/** `void`, `undo`, `redo`, `assign`, `note`. */
import { BatonError } from '../../../src-shared/contract/errors.ts';
import { plainText } from '../../../src-shared/domain/canonical.ts';
import type { Draft } from '../../../src-shared/domain/entry.ts';
import { refOf } from '../../../src-shared/domain/entry.ts';
import { liveEntry, passingById, teamOfBib } from '../../station/select-passing.ts';
import type { Station } from '../../station/station.ts';
import { redoDrafts, undoDrafts, voidDrafts } from '../../station/undo.ts';
import { usage } from '../arguments.ts';
import { recordAndTell, withStationOf } from '../recording.ts';
import type { PassingChoice } from './passing-choice.ts';
import { chosenPassing, placeOf } from './passing-choice.ts';
import { refuseUnknownPoint } from '../../station/race-limits.ts';

interface Basics {
  readonly data: string;
  readonly by: string;
}

export async function voidEntries(
  options: Basics & PassingChoice & { id?: string[]; reason: string },
): Promise<void> {
  const ways = [options.id, options.passing, placeOf(options)].filter((one) => one != null).length;
  if (ways !== 1) throw usage('Say what is void: --id ID (of any entry), or --bib B and --point K.');
  await withStationOf(options.data, async (station) => {
    const targets =
      options.id === undefined
        ? [chosenPassing(station, options)]
        : options.id.map((id) => liveEntry(station, id));
    await recordAndTell(station, voidDrafts(targets.map(refOf), options.reason), options.by);
  });
}

export async function undo(options: Basics): Promise<void> {
  await takeBack(
    options,
    undoDrafts,
    'There is nothing to undo: since it began, was copied or took in a set, this station has recorded no step that still stands. Void older entries with "baton void --id" ("baton log" shows the ids).',
  );
}

export async function redo(options: Basics): Promise<void> {
  await takeBack(
    options,
    redoDrafts,
    'There is nothing to redo: the last step of this station was not an undo.',
  );
}

async function takeBack(
  { data, by }: Basics,
  draftsOf: (station: Station) => Draft[],
  nothing: string,
): Promise<void> {
  await withStationOf(data, async (station) => {
    const drafts = draftsOf(station);
    if (drafts.length === 0) throw new BatonError('notFound', nothing);
    await recordAndTell(station, drafts, by);
  });
}

export async function assign(
  options: Basics & { passing: string; bib?: string; toPoint?: number },
): Promise<void> {
  const { bib, toPoint } = options;
  if (bib === undefined && toPoint === undefined) throw usage('Assign it to a --bib, a --to-point, or both.');
  await withStationOf(options.data, async (station) => {
    if (toPoint !== undefined) refuseUnknownPoint(station.fold.race(), toPoint);
    const passing = refOf(passingById(station, options.passing));
    const draft: Draft = {
      kind: 'assign',
      body: {
        passing,
        ...(bib === undefined ? {} : { teamId: teamOfBib(station, bib).teamId }),
        ...(toPoint === undefined ? {} : { point: toPoint }),
      },
    };
    await recordAndTell(station, [draft], options.by);
  });
}

export async function note(words: string[], options: Basics & { bib?: string }): Promise<void> {
  const text = plainText(words.join(' ')).trim();
  if (text === '' || text.length > 2_000) throw usage('A note has 1 to 2,000 characters.');
  await withStationOf(options.data, async (station) => {
    const about = options.bib === undefined ? {} : { teamId: teamOfBib(station, options.bib).teamId };
    await recordAndTell(station, [{ kind: 'note', body: { text, ...about } }], options.by);
  });
}
