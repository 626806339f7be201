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

/** An entry as it will stand in the journal, its body not yet held against its schema. */
export interface WrittenEntry {
  readonly envelope: Envelope;
  readonly hash: string;
  /** As `SealedEntry.text`. */
  readonly text: string;
}

/**
 * Makes an entry of a draft.
 *
 * @throws TypeError where the draft does not fit its schema: a fault of the program, never of the input.
 */
export function sealEntry(draft: Draft, place: EntryPlace, sha256: Sha256): SealedEntry {
  return readWritten(writeEntry(draft, place, sha256));
}

/**
 * The first half of `sealEntry`: the text. A writer in a hurry begins to put it on disk, reads it by `readWritten`
 * meanwhile, and takes it back where that throws.
 *
 * @throws TypeError where the draft cannot be written at all.
 */
export function writeEntry(draft: Draft, place: EntryPlace, sha256: Sha256): WrittenEntry {
  const envelope: Envelope = {
    ...place,
    kind: draft.kind,
    supersedes: draft.supersedes ?? [],
    body: draft.body,
    proto: PROTO,
  };
  const why = whyNotPlain(draft.body, 'body') ?? whyNotPlain(place.by, 'by');
  if (why !== null) throw unwritable(draft.kind, why);
  const parts = canonicalParts(envelope);
  const hash = sha256(textWithoutHash(parts));
  const text = textWithHash(parts, hash);
  if (text.length > MAX_ENTRY_LENGTH) throw unwritable(draft.kind, `it is ${text.length} characters long`);
  return { envelope, hash, text };
}

/**
 * The second half of `sealEntry`: the entry, its body held against its schema.
 *
 * @throws TypeError where it does not fit.
 */
export function readWritten({ envelope, hash, text }: WrittenEntry): SealedEntry {
  const fact = readFact(envelope.kind, envelope.body);
  if (fact.kind === 'opaque') throw unwritable(envelope.kind, fact.why);
  return { entry: toEntry(envelope, hash, fact), text };
}

function unwritable(kind: string, why: string): TypeError {
  return new TypeError(`a ${kind} entry cannot be written: ${why}`);
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
  const parts = canonicalParts(envelope);
  if (typeof hash !== 'string' || sha256(textWithoutHash(parts)) !== hash) {
    return refuse('the hash does not match: the entry was changed after it was written');
  }
  if (textWithHash(parts, hash) !== text) return refuse('the line is not in canonical form');
  return { ok: true, entry: toEntry(envelope, hash, readFact(envelope.kind, envelope.body)) };
}

/**
 * Reads a line that this program has checked by `openEntry` before it stored it: its hash shows that not a byte of
 * it has changed since, so that the form need not be judged again. Several times as fast.
 */
export function reopenEntry(text: string, sha256: Sha256): OpenedEntry {
  const found = HASH_MEMBER.exec(text);
  const hash = found?.[1];
  if (found === null || hash === undefined) return refuse('the line is not an entry: it has no hash');
  const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  if (sha256(rest) !== hash) {
    return refuse('the hash does not match: the entry was changed after it was written');
  }
  // The hash says that this is the envelope that `openEntry` has read.
  const envelope = JSON.parse(text) as Envelope;
  return { ok: true, entry: toEntry(envelope, hash, readFact(envelope.kind, envelope.body)) };
}

/**
 * The hash member of a line in canonical form, with what follows it: the members `id`, `kind`, `prevHash`, `proto`,
 * `raceId` and `supersedes` are all that comes after it, so that nothing in a body can be taken for it.
 */
const HASH_MEMBER =
  /"hash":"([0-9a-f]{64})",(?="id":"[^"]*","kind":"(?:[^"\\]|\\.)*","prevHash":(?:null|"[^"]*"),"proto":\d+,"raceId":"[^"]*","supersedes":\[(?:\{"hash":"[^"]*","id":"[^"]*"\},?)*\]\}$)/;

/** The canonical text of an envelope before and after the place of its hash: members stand in order of their names. */
interface CanonicalParts {
  readonly before: string;
  readonly after: string;
}

/**
 * The envelope's own members are written in the order of their names, and `JSON.stringify` writes texts and integers
 * as RFC 8785 has them, so that only the body needs the general way.
 */
function canonicalParts(envelope: Envelope): CanonicalParts {
  const { at, body, by, deviceId, deviceSeq, id, kind, prevHash, proto, raceId } = envelope;
  const supersedes = envelope.supersedes.map((ref) => ({ hash: ref.hash, id: ref.id }));
  const owner = JSON.stringify({ by, deviceId, deviceSeq }).slice(1, -1);
  const rest = JSON.stringify({ id, kind, prevHash, proto, raceId, supersedes }).slice(1);
  return { before: `{"at":${at},"body":${canonicalText(body)},${owner}`, after: rest };
}

function textWithoutHash({ before, after }: CanonicalParts): string {
  return `${before},${after}`;
}

function textWithHash({ before, after }: CanonicalParts, hash: string): string {
  return `${before},"hash":"${hash}",${after}`;
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
