/**
 * What can go wrong, as a closed set of codes, each carried by a sentence that a volunteer can act on.
 * The code is for programs and tests; the sentence says what is wrong, where, and what to do.
 */
export const ERROR_CODES = [
  /** The command line's words are off. */
  'usage',
  /** A file from outside, or a call, does not say what it should. */
  'badInput',
  /** A file or folder is not there, or is not what it should be. */
  'notFound',
  /** The system refuses to read or write there. */
  'noPermission',
  /** The disk is full. */
  'diskFull',
  /** A write or sync was refused by the system; the journal does not trust that file any more. */
  'writeFailed',
  /** Another process writes this data folder. */
  'locked',
  /** The data folder, the rules or the set come from a newer program. */
  'newer',
  /** There is a race in this folder already, or one with another id. */
  'otherRace',
  /** What was stored does not match its hashes. */
  'damaged',
  /** The call needs an open race, and there is none. */
  'noRace',
  /** Who calls may not: not the station's own window. */
  'forbidden',
  /** The station does not answer the window. */
  'unreachable',
  /** A person stopped the work. */
  'cancelled',
  /** The program itself is at fault; what was recorded is safe. */
  'fault',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error that is said to the user as it stands. Anything else that is thrown is a fault of the program. */
export class BatonError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'BatonError';
    this.code = code;
  }
}
