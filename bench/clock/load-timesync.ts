/**
 * Loads `timesync`, which asks for a package that it does not declare unless it finds a browser's `Promise`.
 */

import type timesync from 'timesync';

/** The package as it comes, on the language's own promises. */
export async function loadTimesync(): Promise<typeof timesync> {
  Object.assign(globalThis, { window: { Promise } });
  try {
    return (await import('timesync')).default;
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
}
