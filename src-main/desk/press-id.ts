/** The window's own id of a key press, kept in the passing so that a press sent twice counts once (rule 7). */
import type { Body } from '../../src-shared/domain/entry.ts';

const PREFIX = 'press:';
/** What was typed here again for another bib: no press, and never twice the same. */
const AGAIN = 'again:';

/** The `sourceKey` of the passing of this press. */
export function sourceKeyOf(pressId: string): string {
  return PREFIX + pressId;
}

/** The `sourceKey` of a moment that is recorded once more, under an id of its own. */
export function againKeyOf(newId: string): string {
  return AGAIN + newId;
}

/** Whether a passing was typed at a window, at once or corrected. */
export function isTyped({ source, sourceKey = '' }: Body<'passing'>): boolean {
  return source === 'key' && (sourceKey.startsWith(PREFIX) || sourceKey.startsWith(AGAIN));
}

/** The press that a passing was made by; `null` for sheets, chips and the command line. */
export function pressIdOf({ source, sourceKey }: Body<'passing'>): string | null {
  return source === 'key' && sourceKey?.startsWith(PREFIX) === true ? sourceKey.slice(PREFIX.length) : null;
}
