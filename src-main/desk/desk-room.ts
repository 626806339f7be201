/** The desk as its handlers see it. */
import type { Push } from '../../src-shared/contract/envelope.ts';
import type { KnownRace, Snapshot } from '../../src-shared/contract/mirror.ts';
import type { Station, StationOptions } from '../station/station.ts';
import type { Dialogs } from './link.ts';
import type { RaceSession } from './race-session.ts';

/** What handlers may do with the desk itself. */
export interface DeskRoom {
  readonly home: string;
  readonly machine: StationOptions;
  readonly dialogs: Dialogs | null;
  session(): RaceSession;
  /** Opens, makes and closes races one after the other. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  races(): Promise<KnownRace[]>;
  /** Opens a data folder in place of whatever is open. */
  open(folder: string): Promise<void>;
  /** Opens a station that was just made. */
  adopt(station: Station, folder: string): Promise<RaceSession>;
  closeRace(): Promise<void>;
  snapshot(): Snapshot;
  /** The window is to ask for a snapshot. */
  reset(): void;
  push(push: Push): void;
}
