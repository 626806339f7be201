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
export function whyNotPlain(value: unknown, place = 'entry', depth = 0): string | null {
  if (depth > MAX_DEPTH) return `${place}: is nested more than ${MAX_DEPTH} deep`;
  switch (typeof value) {
    case 'boolean':
      return null;
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0)
        ? null
        : `${place}: is not an integer below 2^53`;
    case 'string':
      return whyNotPlainText(value, place);
    case 'object':
      break;
    default:
      return `${place}: is not JSON`;
  }
  if (value === null) return null;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const why = whyNotPlain(value[index], `${place}[${index}]`, depth + 1);
      if (why !== null) return why;
    }
    return null;
  }
  for (const [key, member] of Object.entries(value)) {
    const why =
      whyNotPlainText(key, `${place}: a name in it`) ?? whyNotPlain(member, `${place}.${key}`, depth + 1);
    if (why !== null) return why;
  }
  return null;
}

/** ASCII without U+0000 is the common case and needs none of the Unicode checks. */
const PLAIN_ASCII = /^[\x01-\x7f]*$/;

function whyNotPlainText(text: string, place: string): string | null {
  if (PLAIN_ASCII.test(text)) return null;
  if (text.includes('\0')) return `${place}: holds the character U+0000`;
  if (!text.isWellFormed()) return `${place}: holds half of a character (a lone surrogate)`;
  return text.normalize('NFC') === text ? null : `${place}: is not in Unicode normal form C`;
}

/** Text from outside (a keyboard, a file) as it may stand in an entry: NFC, without U+0000 and halves. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC');
}
