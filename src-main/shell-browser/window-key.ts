/** The key that a window must hold: made anew at every launch, told to one window, never written anywhere. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** In front of a code that is good for one use, so that a window can tell it from the key itself. */
const CODE_MARK = 'once.';

/** A browser on a cold, slow laptop may need this long until its first page asks. */
const CODE_LIVES_MS = 120_000;

/** What became of a code that somebody showed. */
type Redeemed = 'good' | 'used' | 'unknown';

/** The key of one launch, and the codes that can be swapped for it. */
export interface WindowKey {
  /** 256 random bits, base64url. */
  readonly token: string;
  /** Whether this is the key. Takes the same time whatever was guessed. */
  fits(candidate: string): boolean;
  /**
   * A code that can be swapped for the key once, within two minutes. It stands where the key must not: on a browser's
   * command line, which every user of the machine can read.
   */
  issueCode(): string;
  /** Swaps a code: `good` the first time, `used` ever after. */
  redeem(candidate: string): Redeemed;
}

/**
 * Makes the key of this launch.
 *
 * @param nowMs - a monotonic clock, ms.
 */
export function createWindowKey(nowMs: () => number = () => performance.now()): WindowKey {
  const token = randomSecret();
  const tokenDigest = digest(token);
  const codes: { readonly digest: Buffer; readonly diesMs: number; used: boolean }[] = [];
  return {
    token,
    fits: (candidate) => timingSafeEqual(digest(candidate), tokenDigest),
    issueCode() {
      const code = CODE_MARK + randomSecret();
      codes.push({ digest: digest(code), diesMs: nowMs() + CODE_LIVES_MS, used: false });
      return code;
    },
    redeem(candidate) {
      const shown = digest(candidate);
      const code = codes.find((one) => timingSafeEqual(shown, one.digest));
      if (code === undefined || (!code.used && nowMs() > code.diesMs)) return 'unknown';
      if (code.used) return 'used';
      code.used = true;
      return 'good';
    },
  };
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Digests are of equal length whatever is compared, and say nothing about where two texts differ. */
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
