import { describe, expect, it } from 'vitest';
import { readHand } from '../../src-main/clock/hand-set.ts';
import type { Press } from './hand-presses.ts';
import { LEAST_PRESSES, scatterOf, withPress } from './hand-presses.ts';

const TEN_S = 10_000_000;
const announced = { firstUs: 1_790_000_000_000_000, everyUs: TEN_S };

/** Presses so many µs after a station's start. */
function pressedAt(...atUs: readonly number[]): readonly Press[] {
  return atUs.reduce<readonly Press[]>((presses, us) => withPress(presses, announced, us * 1_000), []);
}

describe('presses at announced times', () => {
  it('are each for the announced time that is nearest, also after one was missed', () => {
    const presses = pressedAt(5_000_000, 15_120_000, 34_900_000);
    expect(presses.map(({ announcedUs }) => announcedUs - announced.firstUs)).toEqual([0, TEN_S, 3 * TEN_S]);
  });

  it('count once an announced time', () => {
    const presses = pressedAt(5_000_000, 5_200_000, 15_000_000);
    expect(presses).toHaveLength(2);
    expect(presses[0]?.monoNs).toBe(5_000_000_000);
  });

  it('scatter around their median, and no hand is better than 300 ms', () => {
    expect(scatterOf([])).toBeNull();
    const close = scatterOf(pressedAt(0, 10_040_000, 19_980_000));
    expect(close?.offUs.map(Math.round)).toEqual([0, 40_000, -20_000]);
    expect(close?.boundUs).toBe(300_000);
    const wide = scatterOf(pressedAt(0, 10_400_000, 20_000_000));
    expect(Math.round(wide?.boundUs ?? 0)).toBe(550_000);
  });

  it('have the bound that the station will give them, and are as many as it asks for', () => {
    const presses = pressedAt(0, 10_210_000, 20_010_000, 29_900_000, 40_050_000);
    const seenBySet = presses.map(({ monoNs, announcedUs }) => ({
      offsetUs: announcedUs - monoNs / 1_000,
      atS: monoNs / 1e9,
    }));
    const reading = readHand(seenBySet);
    expect(reading.ok && reading.errorUs).toBe(scatterOf(presses)?.boundUs);
    expect(readHand(seenBySet.slice(0, LEAST_PRESSES - 1)).ok).toBe(false);
  });
});
