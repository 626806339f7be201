import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Places } from './places.ts';

const POINTS = 3;
const teams = ['a', 'b', 'c', 'd', 'e'];
const splits = fc.array(fc.option(fc.nat(6)), { minLength: POINTS, maxLength: POINTS });
const changes = fc.array(fc.tuple(fc.constantFrom(...teams), fc.option(splits)), { maxLength: 30 });

it('gives the place that counting the smaller splits gives, however teams come, change and go', () => {
  fc.assert(
    fc.property(changes, (made) => {
      const places = new Places();
      const known = new Map<string, readonly (number | null)[]>();
      for (const [teamId, now] of made) {
        places.set(teamId, now);
        if (now === null) known.delete(teamId);
        else known.set(teamId, now);
      }
      for (let point = 1; point <= POINTS; point++) {
        const there = [...known.values()].flatMap((row) => row[point - 1] ?? []);
        for (const split of there) {
          const counted = there.filter((other) => other < split).length + 1;
          expect(places.placeOf(point, split)).toBe(counted);
        }
      }
    }),
  );
});
