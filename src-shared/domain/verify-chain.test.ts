import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainLink } from './verify-chain.ts';
import { verifyChain } from './verify-chain.ts';

const link = (
  deviceSeq: number,
  prevHash: string | null,
  hash = `h${deviceSeq}`,
  deviceId = 'A',
): ChainLink => ({
  id: `id-${deviceId}-${hash}`,
  hash,
  deviceId,
  deviceSeq,
  prevHash,
});
const chainOf = (length: number, deviceId = 'A'): ChainLink[] =>
  Array.from({ length }, (_, n) => link(n + 1, n === 0 ? null : `h${n}`, `h${n + 1}`, deviceId));

describe('verifyChain', () => {
  it('finds nothing in whole chains, in whatever order and however often their entries come', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.func(fc.integer()), (a, b, order) => {
        const links = [...chainOf(a + 1, 'A'), ...chainOf(b + 1, 'B'), ...chainOf(a + 1, 'A')];
        const shuffled = links.toSorted((x, y) => order(x.id) - order(y.id));
        const whole = { from: 1, forks: [], holes: [], breaks: [] };
        expect(verifyChain(shuffled).devices).toEqual([
          { deviceId: 'A', to: a + 1, count: a + 1, ...whole },
          { deviceId: 'B', to: b + 1, count: b + 1, ...whole },
        ]);
      }),
    );
  });

  it('finds a missing entry as a hole, also the first ones', () => {
    const [, , third, , fifth, sixth] = chainOf(6);
    const { devices } = verifyChain([third, fifth, sixth].filter((each) => each !== undefined));
    expect(devices).toMatchObject([
      {
        from: 3,
        to: 6,
        count: 3,
        holes: [
          { from: 1, to: 2 },
          { from: 4, to: 4 },
        ],
        breaks: [],
        forks: [],
      },
    ]);
  });

  it('finds a fork, both branches of which are whole', () => {
    const links = [...chainOf(3), link(3, 'h2', 'other'), link(4, 'other', 'o4'), link(4, 'h3')];
    expect(verifyChain(links).devices).toMatchObject([
      {
        count: 6,
        forks: [
          { deviceSeq: 3, hashes: ['h3', 'other'] },
          { deviceSeq: 4, hashes: ['h4', 'o4'] },
        ],
        holes: [],
        breaks: [],
      },
    ]);
  });

  it('finds an entry that follows another than the one before it', () => {
    const links = [link(1, 'something'), link(2, 'h1'), link(3, 'wrong')];
    expect(verifyChain(links).devices).toMatchObject([
      {
        breaks: [
          { deviceSeq: 1, id: 'id-A-h1' },
          { deviceSeq: 3, id: 'id-A-h3' },
        ],
      },
    ]);
  });

  it('knows of no device where there is no entry', () => {
    expect(verifyChain([])).toEqual({ devices: [] });
  });
});
