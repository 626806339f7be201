/** What a backup set is made of: its files, its manifest, and the list of hashes that is written last. */
import { z } from 'zod';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { canonicalText } from '../../src-shared/domain/canonical.ts';
import { compareText } from '../../src-shared/domain/entry.ts';

export const SET_FORMAT = 'baton-set';
/** Later versions keep `format`, `formatVersion` and the meaning of `self`, so that any program can tell them. */
export const SET_FORMAT_VERSION = 1;

export const MANIFEST_NAME = 'manifest.json';
/** Written after all else was proven: a folder without it is no set. */
export const SUMS_NAME = 'manifest.sha256';
export const JOURNAL_NAME = 'journal.jsonl';

/** The files that the manifest lists, sorted. There are no others, so a manifest can name no path. */
const LISTED_NAMES = ['README.txt', JOURNAL_NAME, 'passings.csv', 'results.csv'] as const;
export type ListedName = (typeof LISTED_NAMES)[number];

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex');
const count = z.int().nonnegative();
const positive = z.int().positive();

const listedFileSchema = z.strictObject({ name: z.enum(LISTED_NAMES), bytes: count, sha256: sha256Hex });
/** A file of the set: its length in bytes and the SHA-256 of its bytes. */
export type ListedFile = z.infer<typeof listedFileSchema>;

export const manifestSchema = z.strictObject({
  format: z.literal(SET_FORMAT),
  formatVersion: z.literal(SET_FORMAT_VERSION),
  /** Version of the program that wrote the set. */
  program: z.string(),
  rules: positive,
  proto: positive,
  race: z.strictObject({ id: z.uuid(), name: z.string() }),
  station: z.strictObject({ deviceId: z.uuid(), name: z.string() }),
  createdAt: z.iso.datetime(),
  files: z
    .array(listedFileSchema)
    .refine((files) => files.map(({ name }) => name).join() === LISTED_NAMES.join(), {
      error: 'does not list each file of a set once, sorted by name',
    }),
  entries: count,
  names: count,
  namesIncluded: z.boolean(),
  /** Which entries of each device are in it, sorted by device id. */
  devices: z.array(z.strictObject({ deviceId: z.uuid(), from: positive, to: positive, count: positive })),
  boardHash: sha256Hex,
  /** SHA-256 of the canonical text of all the rest, which tells damage here from damage to `manifest.sha256`. */
  self: sha256Hex,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Adds the manifest's hash of itself. */
export function sealManifest(content: Omit<Manifest, 'self'>, sha256: Sha256): Manifest {
  return { ...content, self: sha256(canonicalText(content)) };
}

/** The text of `manifest.json`: indented, members in the order of the schema. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The text of `manifest.sha256`, as `sha256sum` writes it, so that `sha256sum -c` can read it. */
export function sumsText(manifest: Manifest, sha256: Sha256): string {
  const all = [...manifest.files, { name: MANIFEST_NAME, sha256: sha256(manifestText(manifest)) }];
  all.sort((a, b) => compareText(a.name, b.name));
  return all.map((file) => `${file.sha256}  ${file.name}\n`).join('');
}
