/** Names of people, which travel beside the entries so that they can be erased while the chain still holds. */
import { z } from 'zod';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { canonicalText, whyNotPlain } from '../../src-shared/domain/canonical.ts';
import { describeZodError } from '../../src-shared/domain/describe-zod-error.ts';

const namesRecordSchema = z.strictObject({
  namesHash: z.string(),
  /** Random text: without it, a hash of a name could be found out by trying names. */
  salt: z.string().min(1),
  names: z.array(z.string()),
});

/** The runners' names of one team, and the hash by which its entries refer to them. */
export type NamesRecord = z.infer<typeof namesRecordSchema>;

/**
 * Makes the record of these names.
 *
 * @param salt random, new for each record.
 * @throws TypeError for text that is not plain (see `plainText`): a fault of the program, never of the input.
 */
export function makeNamesRecord(names: string[], salt: string, sha256: Sha256): NamesRecord {
  const why = whyNotPlain({ names, salt }, 'names record');
  if (why !== null) throw new TypeError(`the names cannot be written: ${why}`);
  return { namesHash: namesHashOf(names, salt, sha256), salt, names };
}

/** The line of `names.jsonl` that holds this record. */
export function namesRecordText(record: NamesRecord): string {
  return canonicalText(record);
}

export type ReadNamesRecord = { ok: true; record: NamesRecord } | { ok: false; why: string };

/** Reads one line of `names.jsonl`; its hash must be true. */
export function readNamesRecord(text: string, sha256: Sha256): ReadNamesRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, why: 'the line is not JSON: it is cut short or damaged' };
  }
  const parsed = namesRecordSchema.safeParse(value);
  if (!parsed.success) return { ok: false, why: describeZodError(parsed.error) };
  const why = whyNotTrue(parsed.data, sha256);
  return why === null ? { ok: true, record: parsed.data } : { ok: false, why };
}

/** Says why a record does not match its hash, or `null` where it does. */
export function whyNotTrue(record: NamesRecord, sha256: Sha256): string | null {
  const { namesHash, salt, names } = record;
  return (
    whyNotPlain(record, 'names record') ??
    (namesHashOf(names, salt, sha256) === namesHash ? null : 'the hash does not match the names')
  );
}

function namesHashOf(names: string[], salt: string, sha256: Sha256): string {
  return sha256(canonicalText({ names, salt }));
}
