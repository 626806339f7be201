/** The errors by which a set is refused, each naming the file that is wrong. */
import { BatonError } from '../../src-shared/contract/errors.ts';

/** @param what - a phrase that follows the path, such as `is cut short`. */
export function damagedFile(path: string, what: string): BatonError {
  return new BatonError('damaged', `${path} ${what}. Do not trust this set; use another copy.`);
}

/** For a file that the manifest lists and nobody finds. */
export function missingFile(path: string): () => BatonError {
  return () => damagedFile(path, 'is missing');
}

/** For a folder that lacks one of the two files which make it a set. */
export function notWholeSet(path: string, code: 'notFound' | 'damaged'): () => BatonError {
  return () =>
    new BatonError(
      code,
      `${path} is missing: the set was cut short while being written, or this is not a set. Use another copy.`,
    );
}
