/** What the entries of a set say, once its files were found to be those that were written. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Board } from '../../src-shared/domain/board.ts';
import { boardHash } from '../../src-shared/domain/board.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { canonicalText } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { RULES_VERSION } from '../../src-shared/domain/entry.ts';
import { createFold } from '../../src-shared/domain/fold/fold.ts';
import { verifyChain } from '../../src-shared/domain/verify-chain.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { damagedFile } from './set-damage.ts';
import type { Manifest } from './set-format.ts';
import { MANIFEST_NAME } from './set-format.ts';

/** What a set that was found true holds. */
export interface SetContents {
  /** In the order in which the station held them. */
  readonly entries: SealedEntry[];
  readonly names: NamesRecord[];
  /** The board that the entries give. */
  readonly board: Board;
}

/**
 * Folds the entries of a set whose files are those that were written, and compares what they say with what the
 * manifest says of them.
 *
 * @param path - of the journal.
 * @throws BatonError `damaged` where they differ, `newer` where the race is by newer rules.
 */
export function replay(
  { entries, names }: Omit<SetContents, 'board'>,
  path: string,
  manifest: Manifest,
  sha256: Sha256,
): SetContents {
  const fold = createFold();
  fold.add(entries.map(({ entry }) => entry));
  if (fold.rulesVersion() > RULES_VERSION) {
    throw new BatonError(
      'newer',
      `${path} holds a race by newer rules (version ${fold.rulesVersion()}; this program knows ${RULES_VERSION}). Read this set with a newer Baton.`,
    );
  }
  const says = { entries: entries.length, names: names.length, devices: devicesOf(entries) };
  if (
    canonicalText(says) !== canonicalText(pick(manifest)) ||
    (names.length > 0 && !manifest.namesIncluded)
  ) {
    throw damagedFile(path, `does not hold the entries and names that ${MANIFEST_NAME} counts`);
  }
  const board = fold.board();
  // Other rules give another board by right.
  if (manifest.rules === RULES_VERSION && boardHash(board, sha256) !== manifest.boardHash) {
    throw damagedFile(path, `gives another board than ${MANIFEST_NAME} says`);
  }
  return { entries, names, board };
}

/** Which entries of each device there are, as the manifest lists them. */
export function devicesOf(entries: readonly SealedEntry[]): Manifest['devices'] {
  return verifyChain(entries.map(({ entry }) => entry)).devices.map(({ deviceId, from, to, count }) => {
    return { deviceId, from, to, count };
  });
}

function pick({ entries, names, devices }: Manifest): Pick<Manifest, 'entries' | 'names' | 'devices'> {
  return { entries, names, devices };
}
