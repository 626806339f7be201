/** The drives of this machine that could be sticks, as the sticks need to know them. */

/** A mounted drive. */
export interface Drive {
  /** Its mount point or letter, as a folder in which files can be made. */
  readonly path: string;
  /** What a person calls it; its path where it has no name. */
  readonly label: string;
  /** The file system's own id; empty where it has none. */
  readonly uuid: string;
}

/** Where drives are looked for. */
export interface Drives {
  /** The removable drives that are mounted now. */
  list(): Promise<readonly Drive[]>;
  /** Ends what the looking keeps running. */
  close(): void;
}
