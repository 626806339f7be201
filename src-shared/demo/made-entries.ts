/** A made race as journal entries, as its stations would have written them. */
import type { Sha256 } from '../domain/canonical.ts';
import type { SealedEntry } from '../domain/codec.ts';
import { sealEntry } from '../domain/codec.ts';
import { US_PER_SECOND } from '../domain/duration.ts';
import type { Draft } from '../domain/entry.ts';
import { Dice } from './dice.ts';
import type { MadeRaceOptions } from './made-race.ts';
import { makeRace } from './made-race.ts';
import { madeSteps, setupUsOf } from './made-steps.ts';

export interface MadeEntriesOptions extends MadeRaceOptions {
  /** How many laptops share the exchanges, by turns; 1 where absent. The first is the race office too. */
  readonly stations?: number;
}

/** The streams 0 to 5 of the seed make the race itself. */
const STREAM_OF_STATIONS = 6;
const HOUR_US = 3_600 * US_PER_SECOND;
const NS_PER_US = 1_000;
const INITIALS = ['KM', 'TS', 'IL', 'JØ', 'AB'];

/**
 * Makes a race (see `makeRace`) and writes it down: race, teams, the gun, a passing for each press and statuses
 * for the withdrawals, each at its time. The same options give the same entries.
 *
 * @returns in order of `at`; each station's own entries form a chain.
 */
export function madeEntries(options: MadeEntriesOptions, sha256: Sha256): SealedEntry[] {
  const made = makeRace(options);
  const dice = new Dice(options.seed, STREAM_OF_STATIONS);
  const bootUs = setupUsOf(made) - HOUR_US;
  const stations = Array.from({ length: Math.max(1, options.stations ?? 1) }, (_, index) => {
    return new MadeStation(made.raceId, bootUs, INITIALS[index % INITIALS.length] ?? '', dice, sha256);
  });
  const stationAt = (point: number): MadeStation => {
    const station = stations[Math.max(0, point - 1) % stations.length];
    if (station === undefined) throw new RangeError('a race needs a station');
    return station;
  };
  const steps = madeSteps(made, (point, timeUs) => stationAt(point).clockAt(timeUs));
  return steps.map(({ point, draft, atUs }) => stationAt(point).write(draft, atUs));
}

/** One laptop: its id, its clock and the chain of what it has written. */
class MadeStation {
  readonly #raceId: string;
  readonly #deviceId: string;
  readonly #bootId: string;
  readonly #bootUs: number;
  readonly #by: string;
  readonly #dice: Dice;
  readonly #sha256: Sha256;
  #written = 0;
  #lastHash: string | null = null;

  constructor(raceId: string, bootUs: number, by: string, dice: Dice, sha256: Sha256) {
    this.#raceId = raceId;
    this.#deviceId = dice.uuid(bootUs);
    this.#bootId = dice.uuid(bootUs);
    this.#bootUs = bootUs;
    this.#by = by;
    this.#dice = dice;
    this.#sha256 = sha256;
  }

  /** The monotonic clock counts from the start of the laptop. */
  clockAt(timeUs: number): { monoNs: number; bootId: string } {
    return { monoNs: (timeUs - this.#bootUs) * NS_PER_US, bootId: this.#bootId };
  }

  write(draft: Draft, atUs: number): SealedEntry {
    this.#written += 1;
    const place = {
      id: this.#dice.uuid(atUs, this.#written),
      raceId: this.#raceId,
      deviceId: this.#deviceId,
      deviceSeq: this.#written,
      prevHash: this.#lastHash,
      at: atUs,
      by: this.#by,
    };
    const sealed = sealEntry(draft, place, this.#sha256);
    this.#lastHash = sealed.entry.hash;
    return sealed;
  }
}
