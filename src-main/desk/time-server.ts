/** The address of the time server, as a person set it: kept for this laptop beside the races. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';

const FILE = 'time-server';

/** Where the cloud's functions serve the time. */
const FUNCTION_PATH = '/functions/v1/server-time';

/** The address that was kept; `null` where there is none that can be read. */
export function readTimeServer(home: string): string | null {
  try {
    return timeServerUrl(readFileSync(join(home, FILE), 'utf8'));
  } catch {
    // None was ever set, or the file is damaged: the status line says that there is none.
    return null;
  }
}

/** Keeps the address for the next start; `null` forgets it. @throws BatonError `writeFailed`. */
export function keepTimeServer(home: string, url: string | null): void {
  try {
    if (url === null) {
      rmSync(join(home, FILE), { force: true });
      return;
    }
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, FILE), `${url}\n`);
  } catch (error) {
    throw new BatonError(
      'writeFailed',
      `The address could not be kept in ${home}. It holds until Baton is closed; then type it again.`,
      { cause: error },
    );
  }
}

/**
 * The whole address of a time server: of a cloud's address alone, its function is meant; without a scheme, `https`.
 *
 * @throws BatonError `badInput` for what is no web address.
 */
export function timeServerUrl(typed: string): string {
  const text = typed.trim();
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(withScheme);
  if (text === '' || url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new BatonError(
      'badInput',
      `“${text}” is no web address. Write it like https://name.supabase.co, or leave it empty for no time server.`,
    );
  }
  if (url.pathname === '/') url.pathname = FUNCTION_PATH;
  return url.href;
}
