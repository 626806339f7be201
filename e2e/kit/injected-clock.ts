/** A clock that a spec sets: it runs as fast as the spec says, from the moments that the spec says. */
import type { Clock, Stamp } from '../../src-main/clock/clock.ts';
import { machineTime } from '../../src-main/clock/machine-time.ts';
import type { ClockSetting } from './station-messages.ts';

/** As a synchronized clock on a mobile link has it, µs. */
const ERROR_US = 15_000;

export class InjectedClock implements Clock {
  readonly #machine = machineTime();
  /** Oldest first: a moment is read by the setting that held then. */
  readonly #settings: ClockSetting[];

  constructor(setting: ClockSetting) {
    this.#settings = [setting];
  }

  set(setting: ClockSetting): void {
    this.#settings.push(setting);
  }

  monoNs(): number {
    return this.#machine.monoNs();
  }

  stampAt(monoNs: number): Stamp {
    const first = this.#settings[0];
    const held = this.#settings.findLast(({ fromNs }) => fromNs <= monoNs) ?? first;
    if (held === undefined) throw new Error('A clock is made with a setting.');
    const timeUs = Math.round(held.timeUs + ((monoNs - held.fromNs) / 1_000) * held.speed);
    return { timeUs, errorUs: ERROR_US, monoNs, bootId: this.#machine.bootId, state: 'synced' };
  }

  stamp(): Stamp {
    return this.stampAt(this.monoNs());
  }
}
