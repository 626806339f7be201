/**
 * Carries what a structured clone can carry as text, since the DevTools protocol carries nothing else. It runs in Node and
 * in the page. What Electron's IPC refuses (functions, symbols, weak maps, DOM nodes) `structuredClone` refuses first.
 */

type Tagged = [tag: string, ...rest: unknown[]];

const TYPED_ARRAYS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;

/**
 * A structured clone of the value, as text.
 *
 * @throws Error as Electron words it, where the value cannot be cloned.
 */
export function toWire(value: unknown): string {
  let clone: unknown;
  try {
    clone = structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return JSON.stringify(encode(clone));
}

/** The value that `toWire` was given, less its prototypes. */
export function fromWire(text: string): unknown {
  return decode(JSON.parse(text));
}

/** Plain JSON values stand for themselves; everything else is `[tag, …]`, arrays among them. */
function encode(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return encodeNumber(value);
  if (value === undefined) return ['undefined'];
  if (typeof value === 'bigint') return ['bigint', String(value)];
  if (typeof value === 'object') return encodeObject(value);
  throw new Error(`The stand-in cannot carry a ${typeof value}.`);
}

function encodeNumber(value: number): unknown {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : ['number', Object.is(value, -0) ? '-0' : String(value)];
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return ['array', ...value.map(encode)];
  if (value instanceof Date) return ['date', encodeNumber(value.getTime())];
  if (value instanceof Map) return ['map', ...Array.from(value, (pair: unknown[]) => pair.map(encode))];
  if (value instanceof Set) return ['set', ...Array.from(value, encode)];
  if (value instanceof Error) return ['error', value.name, value.message];
  const typed = TYPED_ARRAYS.find((kind) => value instanceof kind);
  if (typed !== undefined && value instanceof typed)
    return ['typed', typed.name, ...Array.from(value, encodeNumber)];
  if (value instanceof ArrayBuffer) return ['buffer', ...new Uint8Array(value)];
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    throw new Error(`The stand-in cannot carry a ${value.constructor.name}.`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]));
}

function decode(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return decodeTagged(value as Tagged);
  const plain = {};
  for (const [key, item] of Object.entries(value)) {
    // By definition, not by assignment: a key may be called `__proto__`.
    Object.defineProperty(plain, key, {
      value: decode(item),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return plain;
}

function decodeTagged([tag, ...rest]: Tagged): unknown {
  switch (tag) {
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(String(rest[0]));
    case 'number':
      return Number(rest[0]);
    case 'array':
      return rest.map(decode);
    case 'date':
      return new Date(Number(decode(rest[0])));
    case 'map':
      return new Map((rest as unknown[][]).map((pair) => [decode(pair[0]), decode(pair[1])]));
    case 'set':
      return new Set(rest.map(decode));
    case 'error':
      return Object.assign(new Error(String(rest[1])), { name: String(rest[0]) });
    case 'typed':
      return decodeTyped(String(rest[0]), rest.slice(1));
    case 'buffer':
      return Uint8Array.from(rest as number[]).buffer;
    default:
      throw new Error(`Unknown tag ${tag}.`);
  }
}

function decodeTyped(name: string, items: unknown[]): unknown {
  const kind = TYPED_ARRAYS.find((candidate) => candidate.name === name);
  return kind?.from(items.map((item) => Number(decode(item))));
}
