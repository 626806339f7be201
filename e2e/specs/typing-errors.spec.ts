/** A busy exchange and a tired volunteer: sixty bibs a minute, some of them wrong. No time may be lost by it. */
import { expect } from '@playwright/test';
import { nowNs, until } from '../kit/driver-clock.ts';
import { test } from '../kit/fixture.ts';
import type { Dispatch } from '../kit/keys.ts';
import { bibsFrom, makeRace } from '../kit/made-races.ts';
import { isWithin, recordedPresses } from '../kit/recorded-presses.ts';
import { typedRunners } from '../kit/tired-typist.ts';

const IS_LONG = process.env['BATON_LONG'] !== undefined;
const SECONDS = IS_LONG ? 180 : 30;
const SHARE = 0.03;
const SEED = 20;
const SECOND_NS = 1e9;
/** A finger that bounces: a second Enter's worth of the same bib so soon. */
const AGAIN_NS = 0.25 * SECOND_NS;

test(`sixty bibs a minute for ${SECONDS} s, one in thirty mistyped: no time is lost, each error needs you`, async ({
  startStation,
  open,
}, testInfo) => {
  test.setTimeout((SECONDS + 90) * 1_000);
  const gunUs = Date.parse('2026-08-28T10:00:00Z') * 1_000;
  const station = await startStation({
    clock: { fromNs: nowNs(), timeUs: gunUs + 30 * 60 * 1_000_000, speed: 1 },
  });
  const bibs = bibsFrom(101, 100 + SECONDS);
  await makeRace(station, { bibs });
  const window = await open(station);
  const runners = typedRunners(bibs, SHARE, SEED);
  const dispatches: Dispatch[] = [];
  const typed: string[] = [];
  const beganNs = nowNs() + SECOND_NS;
  for (const [place, runner] of runners.entries()) {
    const atNs = beganNs + place * SECOND_NS;
    await window.keys.type(runner.typed);
    await until(atNs);
    dispatches.push(await window.keys.press('Enter'));
    typed.push(runner.typed);
    if (runner.slip !== 'double') continue;
    await until(atNs + AGAIN_NS);
    await window.keys.type(runner.typed);
    dispatches.push(await window.keys.press('Enter'));
    typed.push(runner.typed);
  }
  await window.isKept(runners.at(-1)?.typed ?? '');

  const recorded = await recordedPresses(station);
  expect(
    recorded.map(({ bib }) => bib),
    'every press is in the journal, as typed',
  ).toEqual(typed);
  const within = recorded.filter(({ monoNs }, place) => {
    const dispatch = dispatches[place];
    return dispatch !== undefined && isWithin(dispatch, monoNs);
  });
  expect(within.length / recorded.length, 'with the time of its key').toBeGreaterThanOrEqual(0.99);

  for (const { bib, typed: wrong, slip } of runners.filter((runner) => runner.slip !== null)) {
    const says = `${slip ?? ''}: ${bib} typed as ${wrong}`;
    await expect.soft(window.question(wrong).first(), says).toBeVisible();
    const { cards } = (await station.race()).questions;
    const titles = cards.map(({ title }) => title).filter((title) => title.includes(wrong));
    testInfo.annotations.push({ type: says, description: titles.join('; ') });
  }
  const { teams } = await station.race();
  const isRight = runners.filter(({ slip }) => slip === null);
  for (const { bib } of isRight) {
    expect(teams.find((team) => team.bib === bib)?.finishes[0], `${bib} has its handoff`).not.toBeNull();
  }
});
