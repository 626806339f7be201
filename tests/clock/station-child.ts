/**
 * A station's clock in a process of its own, so that its machine can be given other clocks. Argument: the
 * server's address. Each line on its input is answered by one on its output: `stamp`, `wall`, `sync`, `busy`,
 * `events`; `end` ends it.
 */
import { createInterface } from 'node:readline';
import type { ClockEvent } from '../../src-main/clock/clock.ts';
import { createClockService } from '../../src-main/clock/clock-service.ts';
import { httpTimeSource } from '../../src-main/clock/http-time-source.ts';
import { machineTime } from '../../src-main/clock/machine-time.ts';

/** Busy four fifths of the time, in stretches that a screen full of teams may take. */
const BUSY_EVERY_MS = 50;
const BUSY_MS = 40;

const machine = machineTime();
const url = `${process.argv[2] ?? ''}/functions/v1/server-time`;
const source = httpTimeSource({ url, monoNs: () => machine.monoNs() });
const clock = createClockService({ machine, source });
const events: ClockEvent[] = [];
clock.subscribe((event) => events.push(event));

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'end') break;
  console.log(JSON.stringify(await answer(line)));
}
clock.stop();
process.exit();

/** Does nothing, at length. */
function spin(): void {
  const untilMs = performance.now() + BUSY_MS;
  while (performance.now() < untilMs);
}

function answer(question: string): unknown {
  switch (question) {
    case 'stamp':
      return clock.stamp();
    case 'wall':
      return machine.wallUs();
    case 'sync':
      return clock.syncNow();
    case 'busy':
      setInterval(spin, BUSY_EVERY_MS);
      return null;
    case 'events':
      return events;
    default:
      throw new RangeError(`Nobody asks ${question}.`);
  }
}
