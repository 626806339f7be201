/** Whether a data folder is sound: database, text journal and chains say the same. */
import { join } from 'node:path';
import { boardHash } from '../../src-shared/domain/board.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';
import type { DeviceChain } from '../../src-shared/domain/verify-chain.ts';
import { verifyChain } from '../../src-shared/domain/verify-chain.ts';
import type { Watch } from '../backup/progress.ts';
import { readJournalFile } from '../backup/read-set.ts';
import { sha256, viewRace } from './station.ts';

export interface FolderReport {
  readonly entries: number;
  readonly devices: readonly DeviceChain[];
  readonly boardHash: string;
  /** What is wrong, in sentences; none where the folder is sound. */
  readonly problems: readonly string[];
}

/**
 * Reads a data folder whole: each entry's hash in the database and in the text journal, both against each
 * other, and every device's chain.
 *
 * @throws BatonError where it cannot be read at all.
 */
export async function verifyFolder(folder: string, watch: Watch): Promise<FolderReport> {
  const view = await viewRace(folder);
  const path = join(folder, 'journal.jsonl');
  const text = await readJournalFile(path, { sha256, ...watch });
  const inText = new Set(text.entries.map((one) => one.text));
  const inDatabase = new Set(view.entries.map((one) => one.text));
  const lacking = view.entries.filter((one) => !inText.has(one.text)).length;
  const extra = text.entries.filter((one) => !inDatabase.has(one.text)).length;
  const entries = view.entries.map(({ entry }) => entry);
  const { devices } = verifyChain(entries);
  return {
    entries: entries.length,
    devices,
    boardHash: boardHash(foldBoard(entries), sha256),
    problems: [
      ...text.problems,
      ...(lacking > 0
        ? [`${path} lacks ${lacking} entries of the database; opening the race for recording adds them.`]
        : []),
      ...(extra > 0
        ? [
            `${path} holds ${extra} entries that the database lacks; opening the race for recording adds them.`,
          ]
        : []),
      ...devices.flatMap(chainProblems),
    ],
  };
}

/** What is wrong with a device's chain, in sentences. Forks are none: both branches count (see docs/rules.md). */
export function chainProblems({ deviceId, from, holes, breaks }: DeviceChain): string[] {
  const missing = [...(from > 1 ? [{ from: 1, to: from - 1 }] : []), ...holes];
  const spans = missing.map((hole) => (hole.from === hole.to ? `${hole.from}` : `${hole.from}–${hole.to}`));
  return [
    ...(spans.length > 0
      ? [`Device ${deviceId}: entries ${spans.join(', ')} are missing; another station or set may have them.`]
      : []),
    ...breaks.map(
      ({ deviceSeq, id }) =>
        `Device ${deviceId}: entry ${deviceSeq} (${id}) does not follow the one before it.`,
    ),
  ];
}
