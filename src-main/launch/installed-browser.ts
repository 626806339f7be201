/** The browser of this machine in which the board can stand as an app window. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Launcher } from 'chrome-launcher';

/** `chrome-launcher` knows Chrome and Chromium; Edge is what every Windows has. */
function edgePaths(): string[] {
  const { PROGRAMFILES: programs, 'PROGRAMFILES(X86)': programs86 } = process.env;
  const onWindows = [programs86, programs].flatMap((folder) =>
    folder === undefined ? [] : [join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')],
  );
  const byPlatform: Partial<Record<NodeJS.Platform, string[]>> = {
    win32: onWindows,
    darwin: [
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    linux: ['/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge', '/snap/bin/chromium'],
  };
  return byPlatform[process.platform] ?? [];
}

/** Path of Chrome, Chromium or Edge, in this order; `null` where there is none. */
export function installedBrowser(): string | null {
  return chrome() ?? edgePaths().find((path) => existsSync(path)) ?? null;
}

function chrome(): string | null {
  try {
    return Launcher.getFirstInstallation() ?? null;
  } catch {
    // It throws where it finds none, by platform in different words.
    return null;
  }
}

/** Whether a window can be seen here. Windows and macOS always have a display; Linux says so in its environment. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');
}
