/** What the station asks of a stick's thread, and what that answers. */
import type { StickFile } from './stick-file.ts';

/** What the thread of a stick is started with. */
export interface StickSetup {
  /** The data folder. */
  readonly folder: string;
  readonly stationId: string;
  /** Where the stick is mounted. */
  readonly root: string;
}

/** What can be asked, each with its answer. */
export interface StickJobs {
  /** Which stick it is. */
  look: { asked: object; answer: Looked };
  /** Makes it this stick. `makeFolder`: the root itself is made where it is missing. */
  accept: { asked: { stick: StickFile; makeFolder: boolean }; answer: Looked };
  /** Appends what is missing in the text. */
  append: { asked: { id: string }; answer: Appended };
  /** Writes a set and proves it. */
  writeSet: { asked: { id: string; atMs: number }; answer: Proven };
}
export type StickJobKind = keyof StickJobs;

/** What was found on a drive. */
export interface Looked {
  readonly found: StickFile | null;
  readonly freeBytes: number | null;
}

/** How far the text on a stick is. */
export interface Appended {
  /** So many entries, the first ones in local order, are in it and synced. */
  readonly count: number;
  readonly freeBytes: number | null;
}

/** A set that was proven on a stick. */
export interface Proven {
  readonly path: string;
  /** Number of entries, the first ones in local order. */
  readonly count: number;
  readonly freeBytes: number | null;
}

/** Why a stick did not do what was asked. */
export type TroubleKind = 'gone' | 'full' | 'readOnly' | 'failed';
export interface Trouble {
  readonly kind: TroubleKind;
  /** For the volunteer. */
  readonly sentence: string;
}

/** A job on its way to the thread. */
export type Asked = {
  readonly [Kind in StickJobKind]: {
    readonly number: number;
    readonly kind: Kind;
  } & StickJobs[Kind]['asked'];
}[StickJobKind];

/** What comes back: any number of `alive`, then one of the others. */
export type Answer =
  | { readonly number: number; readonly is: 'alive'; readonly appended: number | null }
  | { readonly number: number; readonly is: 'done'; readonly value: StickJobs[StickJobKind]['answer'] }
  | { readonly number: number; readonly is: 'failed'; readonly trouble: Trouble };
