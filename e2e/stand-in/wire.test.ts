import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from './wire.ts';

describe('what travels between window and main process on the stand-in', () => {
  it('arrives as a structured clone would', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: false,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(fromWire(toWire(value))).toEqual(structuredClone(value));
      }),
    );
  });

  it('loses its class, as Electron has it', () => {
    class Team {
      bib = '12';
    }
    const arrived = fromWire(toWire({ team: new Team() })) as { team: object };
    expect(Object.getPrototypeOf(arrived.team)).toBe(Object.prototype);
    expect(arrived.team).toEqual({ bib: '12' });
  });

  it('keeps a key called __proto__ a key', () => {
    const arrived = fromWire(toWire(JSON.parse('{"__proto__": {"admin": true}}')));
    expect(Object.keys(arrived as object)).toEqual(['__proto__']);
    expect((arrived as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([[() => 1], [Symbol('x')], [{ deep: [() => 1] }], [new WeakMap()], [Promise.resolve()]])(
    'is refused where Electron refuses it',
    (value) => {
      expect(() => toWire(value)).toThrow('An object could not be cloned.');
    },
  );
});
