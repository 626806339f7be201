/** From canonical text to an entry in memory and back, with the hash checked on the way in. */
import type { Sha256 } from './canonical.ts';
import { canonicalText, whyNotPlain } from './canonical.ts';
import type { Draft, Entry, Envelope, Fact, Kind } from './entry.ts';
import { bodySchemas, envelopeSchema, PROTO } from './entry.ts';
import { describeZodError } from './describe-zod-error.ts';

/** No entry is larger than this, in UTF-16 code units of its canonical text; the cloud holds the same line. */
export const MAX_ENTRY_LENGTH = 32 * 1024;

/** An entry with the text under which it is kept and sent. */
export interface SealedEntry {
  readonly entry: Entry;
  /** Canonical form with the hash in it: one line of the journal. */
  readonly text: string;
}

/** Where a new entry stands: who writes it, when, and what came before it on this device. */
export interface EntryPlace {
  id: string;
  raceId: string;
  deviceId: string;
  deviceSeq: number;
  prevHash: string | null;
  at: number;
  by: string;
}

/**
 * Makes an entry of a draft.
 *
 * @throws TypeError where the draft does not fit its schema: a fault of the program, never of the input.
 */
export function sealEntry(draft: Draft, place: EntryPlace, sha256: Sha256): SealedEntry {
  const envelope: Envelope = {
    ...place,
    kind: draft.kind,
    supersedes: draft.supersedes ?? [],
    body: draft.body,
    proto: PROTO,
  };
  const fact = readFact(envelope.kind, envelope.body);
  const why = whyNotPlain(envelope) ?? (fact.kind === 'opaque' ? fact.why : null);
  if (why !== null) throw new TypeError(`a ${draft.kind} entry cannot be written: ${why}`);
  const hash = sha256(canonicalText(envelope));
  const text = canonicalText({ ...envelope, hash });
  if (text.length > MAX_ENTRY_LENGTH) {
    throw new TypeError(`a ${draft.kind} entry cannot be written: it is ${text.length} characters long`);
  }
  return { entry: toEntry(envelope, hash, fact), text };
}

export type OpenedEntry = { ok: true; entry: Entry } | { ok: false; why: string };

/**
 * Reads one line of a journal. The text must be the canonical form itself and carry its true hash; the body is
 * not judged here: an unknown kind or a body that does not fit is kept as opaque (rule 2).
 */
export function openEntry(text: string, sha256: Sha256): OpenedEntry {
  if (text.length > MAX_ENTRY_LENGTH)
    return refuse(`the entry is longer than ${MAX_ENTRY_LENGTH} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('the line is not JSON: it is cut short or damaged');
  }
  const why = whyNotPlain(value);
  if (why !== null) return refuse(why);
  if (value === null || typeof value !== 'object' || !('hash' in value)) {
    return refuse('the line is not an entry: it has no hash');
  }
  const { hash, ...rest } = value;
  const parsed = envelopeSchema.safeParse(rest);
  if (!parsed.success) return refuse(describeZodError(parsed.error));
  const envelope = parsed.data;
  if (typeof hash !== 'string' || sha256(canonicalText(envelope)) !== hash) {
    return refuse('the hash does not match: the entry was changed after it was written');
  }
  if (canonicalText({ ...envelope, hash }) !== text) {
    return refuse('the line is not in canonical form');
  }
  return { ok: true, entry: toEntry(envelope, hash, readFact(envelope.kind, envelope.body)) };
}

function refuse(why: string): OpenedEntry {
  return { ok: false, why };
}

function toEntry(envelope: Envelope, hash: string, fact: Fact): Entry {
  const { id, raceId, deviceId, deviceSeq, prevHash, at, by, supersedes } = envelope;
  return { id, hash, raceId, deviceId, deviceSeq, prevHash, at, by, supersedes, fact };
}

function isKnownKind(kind: string): kind is Kind {
  return Object.hasOwn(bodySchemas, kind);
}

function readFact(kind: string, body: unknown): Fact {
  if (!isKnownKind(kind)) return { kind: 'opaque', why: `its kind "${kind}" is not known to this program` };
  const parsed = bodySchemas[kind].safeParse(body);
  if (!parsed.success) return { kind: 'opaque', why: describeZodError(parsed.error) };
  // The schema was chosen by the kind, so the two belong together; TypeScript cannot follow that by itself.
  return { kind, body: parsed.data } as Fact;
}
