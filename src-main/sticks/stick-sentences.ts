/** What a stick's state means, in a sentence for the volunteer. */

/**
 * Where a stick stands. `offered`, `foreign`: it waits for a yes or no (a foreign one has backups of another race);
 * `known`: in use, nothing proven yet; `writing`: a set is being written and proven; `proven`: it holds a proven set;
 * `notAnswering`: it has been asked something and keeps silent.
 */
export type StickState =
  | 'offered'
  | 'foreign'
  | 'known'
  | 'writing'
  | 'proven'
  | 'gone'
  | 'full'
  | 'readOnly'
  | 'failed'
  | 'notAnswering';

/** What a sentence needs to know. */
export interface StickFigures {
  readonly state: StickState;
  readonly label: string;
  /** Entries recorded here. */
  readonly recorded: number;
  /** Of those, the first ones in local order, so many are on the stick. */
  readonly held: number;
  /** Of those, so many are in its last proven set; `null` where there is none. */
  readonly proven: number | null;
  /** What the system said, where something is wrong. */
  readonly trouble: string | null;
}

/** The sentence, with what to do where something is to be done. */
export function stickSentence(figures: StickFigures): string {
  const { state, label } = figures;
  switch (state) {
    case 'offered':
      return `${label} was put in. Use it for backups of this race?`;
    case 'foreign':
      return `${label} has backups of another race. Use it for this race too? What is on it stays.`;
    case 'known':
      return `${label}: ${heldWords(figures)}. The first proven backup follows.`;
    case 'writing':
      return `${label}: ${heldWords(figures)}. A full backup is being written and proven; leave it in.`;
    case 'proven':
      return `${label}: ${heldWords(figures)}. ${provenWords(figures)}`;
    case 'gone':
      return `${label} is not in. It holds ${figures.held} of ${figures.recorded} entries. Put it in again; nothing is lost on this laptop.`;
    case 'full':
      return `${label} is full: ${heldWords(figures)}. Delete files of yours on it, or put in another stick. ${provenWords(figures)}`;
    case 'readOnly':
      return `${label} is write-protected: ${heldWords(figures)}. Move its lock switch, or put in another stick.`;
    case 'failed':
      return `${label} does not take what is written: ${heldWords(figures)}. Put in another stick. ${figures.trouble ?? ''}`.trim();
    case 'notAnswering':
      return `${label} does not answer: ${heldWords(figures)}. Recording goes on. Pull it and put it in again, or put in another stick.`;
  }
}

function heldWords({ held, recorded }: StickFigures): string {
  return held >= recorded
    ? `all ${recorded} entries are on it`
    : `${held} of ${recorded} entries are on it, ${recorded - held} wait`;
}

function provenWords({ proven }: StickFigures): string {
  return proven === null
    ? 'No proven backup is on it yet.'
    : `The last proven backup holds ${proven} entries.`;
}
