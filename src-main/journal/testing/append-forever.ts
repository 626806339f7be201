/**
 * A process for the tests to kill: it opens the data folder named in its first argument and appends notes until
 * it dies, two of three alone and the third in a group. It prints `open`, then the id of each entry once it
 * was acknowledged, a line each.
 */
import { writeSync } from 'node:fs';
import { openJournal } from '../open-journal.ts';
import { note, options } from './fixtures.ts';

const [folder = ''] = process.argv.slice(2);
const journal = await openJournal(folder, options);
writeSync(1, 'open\n');
for (let round = 0; ; round++) {
  const drafts = round % 3 === 2 ? [note('a'), note('b'), note('c')] : [note(`round ${round}`)];
  const entries = await journal.append(drafts);
  writeSync(1, entries.map(({ entry }) => `${entry.id}\n`).join(''));
}
