/** What is asked before the window closes. */

/** What the station holds at this moment. */
export interface Holding {
  /** Entries that are on no other medium than this disk. */
  readonly unsafeElsewhere: number;
  /** The gun was fired and not every team is done. */
  readonly raceOn: boolean;
}

/** A question in plain sentences. */
export interface CloseQuestion {
  readonly message: string;
  readonly detail: string;
}

/** @returns the question, or `null` where nothing speaks against closing. */
export function closeQuestion({ unsafeElsewhere, raceOn }: Holding): CloseQuestion | null {
  if (unsafeElsewhere === 0 && !raceOn) return null;
  const message = raceOn ? 'A race is on. Close Baton?' : 'Not everything is safe yet. Close Baton?';
  const sentences = [];
  if (unsafeElsewhere > 0) sentences.push(unsafeSentence(unsafeElsewhere));
  if (raceOn) sentences.push('While Baton is closed, no handoff is recorded at this station.');
  sentences.push('What was recorded stays on this laptop and is there at the next start.');
  return { message, detail: sentences.join('\n\n') };
}

function unsafeSentence(entries: number): string {
  const which = entries === 1 ? 'One entry is' : `${entries} entries are`;
  return `${which} on this laptop’s disk and nowhere else. Put in the backup stick, or wait for the cloud, and close then.`;
}
