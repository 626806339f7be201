/** The window's own id of a key press, kept in the passing so that a press sent twice counts once (rule 7). */
import type { Body } from '../../src-shared/domain/entry.ts';

const PREFIX = 'press:';

/** The `sourceKey` of the passing of this press. */
export function sourceKeyOf(pressId: string): string {
  return PREFIX + pressId;
}

/** The press that a passing was made by; `null` for sheets, chips and the command line. */
export function pressIdOf({ source, sourceKey }: Body<'passing'>): string | null {
  return source === 'key' && sourceKey?.startsWith(PREFIX) === true ? sourceKey.slice(PREFIX.length) : null;
}
