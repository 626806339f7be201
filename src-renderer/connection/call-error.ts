/** Why a call came to nothing. */
import type { ErrorCode } from '../../src-shared/contract/errors.ts';

/** A call was refused, or nobody answered it. `says` is a sentence for the person at the window, as it stands. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly says: string;

  constructor(code: ErrorCode, says: string) {
    super(says);
    this.name = 'CallError';
    this.code = code;
    this.says = says;
  }
}

/** The station does not answer: what was sent may or may not have been recorded. */
export function unreachable(): CallError {
  return new CallError(
    'unreachable',
    'The station does not answer. See whether Baton is still running on this laptop; this window finds it again by itself.',
  );
}

/** The window's key is not that of the running station. */
export function keyless(): CallError {
  return new CallError(
    'forbidden',
    'This window belongs to an earlier start of Baton. Close it and use the one that opened last; nothing recorded is lost.',
  );
}
