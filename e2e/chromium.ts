/** Which Chromium the tests run in. */
import { existsSync } from 'node:fs';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

interface ChromiumOptions {
  readonly executablePath?: string;
  readonly args: string[];
}

/**
 * The machine's own Chromium: `BATON_CHROMIUM`, else one in a usual place, else Playwright's. As root Chromium has no
 * sandbox of its own to offer; that is for tests alone.
 */
export function chromiumOptions(): ChromiumOptions {
  const executablePath = process.env['BATON_CHROMIUM'] ?? USUAL_PLACES.find((path) => existsSync(path));
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return executablePath === undefined ? { args } : { executablePath, args };
}
