/** The Chromium that the tests started and whose pages stand for Electron's windows. */
import { CdpConnection } from './cdp.ts';

/** Set by `launch.ts`: where Chromium listens for the DevTools protocol. */
const endpoint = process.env['BATON_STAND_IN_CHROMIUM'] ?? '';

export const chromium: Promise<CdpConnection> = CdpConnection.open(endpoint);
