/**
 * The canonical text of an entry and of the board: RFC 8785 (JSON Canonicalization Scheme), within a narrower
 * world: numbers are integers below 2^53, strings are NFC without U+0000 and lone surrogates.
 */
import canonicalize from 'canonicalize';

/** SHA-256 of a text's UTF-8 bytes, as lower-case hex. Passed in, so that the domain needs no platform. */
export type Sha256 = (text: string) => string;

/** How deep an entry may nest; a body needs five. Deeper ones are refused before they can cost anything. */
const MAX_DEPTH = 16;

/**
 * The RFC 8785 text of a value. The value must be plain (see `whyNotPlain`); members that are `undefined` are
 * left out.
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to write: the value is undefined');
  return text;
}

/**
 * Says why a parsed JSON value may not stand in an entry, or `null` where it may.
 *
 * @returns a phrase that names the place, such as `body.bib: is not in Unicode normal form C`.
 */
export function whyNotPlain(value: unknown, place = 'entry'): string | null {
  // Nearly every value is plain, and then no place need be put into words.
  return isPlain(value, 0) ? null : findNotPlain(value, place, 0);
}

function isPlain(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'boolean':
      return true;
    case 'number':
      return isPlainNumber(value);
    case 'string':
      return whyNotPlainText(value) === null;
    case 'object': {
      if (value === null) return true;
      if (depth > MAX_DEPTH) return false;
      if (Array.isArray(value)) return value.every((member) => isPlain(member, depth + 1));
      for (const key of Object.keys(value)) {
        // The key is the object's own; what stands under it is judged, whatever it is.
        const member = (value as Record<string, unknown>)[key];
        if (whyNotPlainText(key) !== null || !isPlain(member, depth + 1)) return false;
      }
      return true;
    }
    default:
      return false;
  }
}

function findNotPlain(value: unknown, place: string, depth: number): string | null {
  if (depth > MAX_DEPTH) return `${place}: is nested more than ${MAX_DEPTH} deep`;
  if (typeof value === 'number') {
    return isPlainNumber(value) ? null : `${place}: is not an integer below 2^53`;
  }
  if (typeof value === 'string') {
    const why = whyNotPlainText(value);
    return why === null ? null : `${place}: ${why}`;
  }
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value !== 'object') return `${place}: is not JSON`;
  for (const [key, member] of Object.entries(value)) {
    const whyName = whyNotPlainText(key);
    if (whyName !== null) return `${place}: a name in it ${whyName}`;
    const here = Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}`;
    const why = findNotPlain(member, here, depth + 1);
    if (why !== null) return why;
  }
  return null;
}

function isPlainNumber(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

/** ASCII without U+0000 is the common case and needs none of the Unicode checks. */
const PLAIN_ASCII = /^[\x01-\x7f]*$/;

function whyNotPlainText(text: string): string | null {
  if (PLAIN_ASCII.test(text)) return null;
  if (text.includes('\0')) return 'holds the character U+0000';
  if (!text.isWellFormed()) return 'holds half of a character (a lone surrogate)';
  return text.normalize('NFC') === text ? null : 'is not in Unicode normal form C';
}

/** Text from outside (a keyboard, a file) as it may stand in an entry: NFC, without U+0000 and halves. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC');
}
