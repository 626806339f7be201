/**
 * A station for the tests to kill: it opens the race in the folder of its first argument, uses the folder of its
 * second as a stick, and records notes until it dies. It prints how it stands, a line each: `<recorded> <held> <state>`.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Station } from '../../station/station.ts';
import { createSticks } from '../sticks.ts';

const [folder = '', root = ''] = process.argv.slice(2);
const station = await Station.open(folder);
const sticks = createSticks({
  folder,
  station,
  drives: { list: () => Promise.resolve([]), close: () => undefined },
  time: {
    monotonicMs: () => performance.now(),
    wallMs: () => Date.now(),
    every: (_periodMs, work) => {
      const timer = setInterval(work, 10);
      return () => {
        clearInterval(timer);
      };
    },
  },
  pace: { appendMs: 1, setMs: 50, retryMs: 10, patienceMs: 60_000 },
});
await sticks.addFolder(root);
for (let round = 0; ; round++) {
  // As fast as a tent never is, and slow enough that the stick can follow.
  await sleep(5);
  await station.record([{ kind: 'note', body: { text: `round ${round}` } }], 'KR');
  const {
    sticks: [stick],
  } = sticks.status();
  writeSync(1, `${station.entries.length} ${stick?.heldTo ?? 0} ${stick?.state ?? ''}\n`);
}
