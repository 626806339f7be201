/** The suite that every transport passes, on the built Electron shell and its stand-in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type {} from '../../src-renderer/connection/bridge.ts';
import { conformance } from '../../tests/conformance/suite.ts';
import { chromiumOptions } from '../chromium.ts';
import { electronTransport } from './conformance-transport.ts';
import { launchStandIn } from './launch.ts';

const OUT = join(import.meta.dirname, '..', '..', 'out');
const hasAll =
  existsSync(join(OUT, 'main', 'index.js')) && existsSync(chromiumOptions().executablePath ?? 'none');

describe.skipIf(!hasAll)('on the stand-in (skipped without the built shell and Chromium)', () => {
  const transport = electronTransport((home) => launchStandIn({ out: OUT, home }));
  afterAll(() => transport.end());
  conformance(transport);
});
