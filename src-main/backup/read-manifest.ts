/** Reading the two files of a set that vouch for the others. */
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { canonicalText, whyNotPlain } from '../../src-shared/domain/canonical.ts';
import { describeZodError } from '../../src-shared/domain/describe-zod-error.ts';
import { PROTO, RULES_VERSION } from '../../src-shared/domain/entry.ts';
import type { Manifest } from './set-format.ts';
import {
  MANIFEST_NAME,
  manifestSchema,
  manifestText,
  SET_FORMAT,
  SET_FORMAT_VERSION,
  SUMS_NAME,
  sumsText,
} from './set-format.ts';
import { withRegularFile } from './regular-file.ts';
import { damagedFile, notWholeSet } from './set-damage.ts';

const MAX_MANIFEST_BYTES = 1024 * 1024;

/**
 * Reads `manifest.json`, byte for byte as it was written.
 *
 * @throws BatonError `notFound` (there is none), `damaged`, `newer`, or `badInput` (true to its hash, and yet
 *   not the manifest of a set).
 */
export async function readManifest(folder: string, sha256: Sha256): Promise<Manifest> {
  const path = join(folder, MANIFEST_NAME);
  const text = await readSmallText(path, notWholeSet(path, 'notFound'));
  const content = readTrueObject(text, path, sha256);
  if (content['format'] !== SET_FORMAT) throw noManifest(path, `its format is not "${SET_FORMAT}"`);
  refuseNewer(path, 'the set', content['formatVersion'], SET_FORMAT_VERSION);
  refuseNewer(path, 'the rules', content['rules'], RULES_VERSION);
  refuseNewer(path, 'the entries', content['proto'], PROTO);
  const parsed = manifestSchema.safeParse(content);
  if (!parsed.success) throw noManifest(path, describeZodError(parsed.error));
  if (manifestText(parsed.data) !== text) throw damagedFile(path, 'was changed after it was written');
  return parsed.data;
}

/**
 * Checks that `manifest.sha256` is the one that goes with this manifest.
 *
 * @throws BatonError `damaged`, also where there is none.
 */
export async function checkSums(folder: string, manifest: Manifest, sha256: Sha256): Promise<void> {
  const path = join(folder, SUMS_NAME);
  const text = await readSmallText(path, notWholeSet(path, 'damaged'));
  if (text !== sumsText(manifest, sha256)) {
    throw damagedFile(path, 'does not go with manifest.json: it was changed after it was written');
  }
}

/** Whether a true manifest is one: JSON of harmless values that carries its own hash. */
function readTrueObject(text: string, path: string, sha256: Sha256): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damagedFile(path, 'is not JSON: it is cut short or was changed after it was written');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw noManifest(path, 'it is not an object');
  }
  const content: Record<string, unknown> = { ...value };
  const { self, ...rest } = content;
  // Also what keeps canonicalText from nesting without end.
  const why = whyNotPlain(rest, 'manifest');
  if (why !== null || self !== sha256(canonicalText(rest))) {
    throw damagedFile(path, 'does not match its own hash: it was changed after it was written');
  }
  return content;
}

async function readSmallText(path: string, missing: () => BatonError): Promise<string> {
  return withRegularFile(path, missing, async ({ handle, size }) => {
    if (size > MAX_MANIFEST_BYTES) throw damagedFile(path, `is longer than ${MAX_MANIFEST_BYTES} bytes`);
    const bytes = await handle.readFile();
    if (!isUtf8(bytes)) throw damagedFile(path, 'is not UTF-8 text: it was changed after it was written');
    return bytes.toString('utf8');
  });
}

function refuseNewer(path: string, what: string, version: unknown, known: number): void {
  if (typeof version !== 'number' || version <= known) return;
  throw new BatonError(
    'newer',
    `${path} was written by a newer Baton (version ${version} of ${what}; this program knows ${known}). Read this set with that newer Baton.`,
  );
}

function noManifest(path: string, why: string): BatonError {
  return new BatonError(
    'badInput',
    `${path} is not the manifest of a backup set: ${why}. Name the folder of a set.`,
  );
}
