/** The contract, the bridge and the handlers name the same calls. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CALL_NAMES } from '../../src-shared/contract/call-names.ts';
import { calls } from '../../src-shared/contract/calls.ts';
import { ERROR_CODES } from '../../src-shared/contract/errors.ts';
import { sampleCalls } from './sample-calls.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BUILT_BRIDGE = join(ROOT, 'out', 'preload', 'index.cjs');
const names = [...CALL_NAMES].sort();

const HANDLER = /^ {4}'([a-z]\w*\.[a-zA-Z]+)':/gm;

describe('calls', () => {
  it('are named once', () => {
    expect(new Set(CALL_NAMES).size).toBe(CALL_NAMES.length);
  });

  it('have a schema each, and no schema is without a name', () => {
    expect(Object.keys(calls).sort()).toEqual(names);
  });

  it('have one handler each, and no handler is without a call', () => {
    const folder = join(ROOT, 'src-main', 'desk', 'handlers');
    const found = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(HANDLER)].map(([, name]) => name),
      );
    expect(found.sort()).toEqual(names);
  });

  it('are in the conformance suite', () => {
    expect(Object.keys(sampleCalls('')).sort()).toEqual(names);
  });

  it.skipIf(!existsSync(BUILT_BRIDGE))('are all in the built bridge (skipped where it is not built)', () => {
    const bridge = readFileSync(BUILT_BRIDGE, 'utf8');
    expect(names.filter((name) => !bridge.includes(`"${name}"`) && !bridge.includes(`'${name}'`))).toEqual(
      [],
    );
  });

  it('take and give objects alone, without keys that they do not name', () => {
    for (const name of CALL_NAMES) {
      expect([name, calls[name].args.safeParse({ stray: 1 }).success]).toEqual([name, false]);
      expect([name, calls[name].reply.safeParse({ stray: 1 }).success]).toEqual([name, false]);
    }
  });
});

it('error codes are named once', () => {
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
});
