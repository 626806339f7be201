/** Where a JSON text goes wrong: JSON.parse gives the place of some errors only, and in no fixed form. */

/** A place in a text, both 1-based. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

type Expected = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd';

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The place of the first token that JSON does not allow there (RFC 8259), or the end of the text where it stops
 * too early. Meant for a text that JSON.parse has refused.
 */
export function jsonErrorPlace(text: string): TextPlace {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let offset = 0; ;) {
    offset = endOf(SPACE, text, offset) ?? offset;
    const end = endOf(TOKEN, text, offset);
    const next: Expected | null = end === null ? null : step(text.slice(offset, end), expected, open);
    if (end === null || next === null) return placeOf(text, offset);
    expected = next;
    offset = end;
  }
}

function endOf(pattern: RegExp, text: string, offset: number): number | null {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** What may come after the token, or `null` where the token may not stand here. Keeps `open` up to date. */
function step(token: string, expected: Expected, open: string[]): Expected | null {
  const takesValue = expected === 'value' || expected === 'valueOrEnd';
  switch (token) {
    case '{':
    case '[':
      if (!takesValue) return null;
      open.push(token);
      return token === '{' ? 'nameOrEnd' : 'valueOrEnd';
    case '}':
      if (expected !== 'nameOrEnd' && expected !== 'commaOrEnd') return null;
      return open.pop() === '{' ? 'commaOrEnd' : null;
    case ']':
      if (expected !== 'valueOrEnd' && expected !== 'commaOrEnd') return null;
      return open.pop() === '[' ? 'commaOrEnd' : null;
    case ',':
      if (expected !== 'commaOrEnd' || open.length === 0) return null;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return expected === 'colon' ? 'value' : null;
    default:
      if (takesValue) return 'commaOrEnd';
      return token.startsWith('"') && (expected === 'name' || expected === 'nameOrEnd') ? 'colon' : null;
  }
}

function placeOf(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
