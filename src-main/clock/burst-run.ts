/** Asking a time source a few times in a row, over one connection. */
import type { Answer, TimeSource } from './time-source.ts';
import { NoAnswer } from './time-source.ts';
import type { Timers } from './machine-time.ts';
import { nsBetween } from './machine-time.ts';

/** How many answers make a full burst, and how few can be used. */
const FULL_BURST = 8;
const LEAST_ANSWERS = 3;

/** The warm-up and some lost questions may come on top. */
const MOST_QUESTIONS = 14;
const MOST_LOST_IN_A_ROW = 2;

/**
 * A burst is over after so long, with what it has: queues last for seconds, and the crew waits at the start.
 */
const ENOUGH_AFTER_MS = 12_000;

const SPACING_MS = 500;
const TIMEOUT_MS = 3_000;
const WARM_UP_TIMEOUT_MS = 5_000;

/**
 * Runs a burst. An answer over a new connection is thrown away: its question waited for the handshake, the
 * radio and perhaps for the function to start, all on the way there, and would shift the result by half of
 * it.
 *
 * @returns the answers over a connection that was there already, at least three.
 * @throws NoAnswer with the last reason, where there are fewer.
 */
export async function runBurst(source: TimeSource, timers: Timers, monoNs: () => number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const begunNs = monoNs();
  const elapsedMs = (): number => nsBetween(begunNs, monoNs()) / 1e6;
  let lost = 0;
  let trouble: NoAnswer | null = null;
  for (let question = 0; question < MOST_QUESTIONS && answers.length < FULL_BURST; question++) {
    const askedMs = elapsedMs();
    if (askedMs > ENOUGH_AFTER_MS && answers.length >= LEAST_ANSWERS) break;
    try {
      const answer = await source.ask(question === 0 ? WARM_UP_TIMEOUT_MS : TIMEOUT_MS);
      if (answer.reused) answers.push(answer);
      lost = 0;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      trouble = error;
      if (++lost > MOST_LOST_IN_A_ROW || !isWorthAnother(error)) break;
    }
    if (answers.length < FULL_BURST) await pause(timers, SPACING_MS - (elapsedMs() - askedMs));
  }
  if (answers.length >= LEAST_ANSWERS) return answers;
  throw trouble ?? new NoAnswer('offline', 'The time server answered too rarely to be of use.');
}

/** A lost question can be luck; a server that says something else will go on doing so. */
function isWorthAnother(trouble: NoAnswer): boolean {
  return trouble.why === 'timeout' || trouble.why === 'offline';
}

function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(Math.max(0, ms), resolve);
  });
}
