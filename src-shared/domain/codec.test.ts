import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealedJournalArb } from '../../tests/arbitraries/journals.ts';
import { handJournal, sha256 } from '../../tests/kit/hand-journal.ts';
import { canonicalText } from './canonical.ts';
import { openEntry, reopenEntry, sealEntry } from './codec.ts';
import type { Draft } from './entry.ts';

const PLACE = {
  id: '22222222-0000-7000-8000-000000000001',
  raceId: '33333333-0000-7000-8000-000000000000',
  deviceId: '44444444-0000-7000-8000-000000000000',
  deviceSeq: 1,
  prevHash: null,
  at: 1,
  by: 'KR',
};
const note = (text: string): Draft => ({ kind: 'note', body: { text } });
const sealed = sealEntry(note('Fog at exchange 4'), PLACE, sha256);

describe('an entry as text', () => {
  it('is RFC 8785, and its hash is that of the rest', () => {
    const value = JSON.parse(sealed.text) as Record<string, unknown>;
    expect(canonicalText(value)).toBe(sealed.text);
    const { hash, ...rest } = value;
    expect(hash).toBe(sha256(canonicalText(rest)));
    expect(sealed.entry.hash).toBe(hash);
  });

  it('opens to what was sealed, both ways', () => {
    fc.assert(
      fc.property(sealedJournalArb(), (journal) => {
        for (const { entry, text } of journal) {
          expect(openEntry(text, sha256)).toEqual({ ok: true, entry });
          expect(reopenEntry(text, sha256)).toEqual({ ok: true, entry });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is refused, both ways, when any one character of it is another', () => {
    fc.assert(
      fc.property(
        fc.nat(sealed.text.length - 1),
        fc.constantFrom('0', 'f', '"', '}', ' ', 'é'),
        (at, other) => {
          const damaged = sealed.text.slice(0, at) + other + sealed.text.slice(at + 1);
          if (damaged === sealed.text) return;
          expect(openEntry(damaged, sha256).ok).toBe(false);
          expect(reopenEntry(damaged, sha256).ok).toBe(false);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is refused when a part of it is taken out or put in twice', () => {
    fc.assert(
      fc.property(fc.nat(sealed.text.length), fc.nat(sealed.text.length), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        if (from === to) return;
        const { text } = sealed;
        for (const damaged of [text.slice(0, from) + text.slice(to), text.slice(0, to) + text.slice(from)]) {
          expect(openEntry(damaged, sha256).ok).toBe(false);
          expect(reopenEntry(damaged, sha256).ok).toBe(false);
        }
      }),
    );
  });

  it('cannot hide another hash in its body', () => {
    const decoy = note(`"hash":"${'0'.repeat(64)}","id":"x","kind":"y","prevHash":null,"proto":1`);
    const { entry, text } = sealEntry(decoy, PLACE, sha256);
    expect(reopenEntry(text, sha256)).toEqual({ ok: true, entry });
  });

  it.each([
    ['a number that is no integer', { text: 'x', about: 1.5 }, 'is not an integer'],
    ['a text that is not in normal form C', { text: 'A\u030a' }, 'normal form C'],
    ['the character U+0000', { text: 'a\0b' }, 'U+0000'],
  ])('is refused with the place of %s', (_what, body, why) => {
    const envelope = { ...PLACE, kind: 'note', supersedes: [], body, proto: 1 };
    const text = canonicalText({ ...envelope, hash: sha256(canonicalText(envelope)) });
    expect(openEntry(text, sha256)).toMatchObject({ ok: false, why: expect.stringContaining(why) as string });
  });

  it('is refused in another form than the canonical one, though its hash is true', () => {
    const spaced = sealed.text.replace('"at":1', '"at": 1');
    expect(openEntry(spaced, sha256)).toEqual({ ok: false, why: 'the line is not in canonical form' });
  });

  it('is refused where it holds what no entry has', () => {
    for (const text of ['', 'null', '[]', '{}', '{"hash":1}', '[['.repeat(50_000), '"'.repeat(40_000)]) {
      expect(openEntry(text, sha256).ok).toBe(false);
    }
  });

  it('keeps a __proto__ out', () => {
    const text = sealed.text.replace('"text":', '"__proto__":{"text":"y"},"text":');
    expect(openEntry(text, sha256).ok).toBe(false);
  });

  it('cannot be sealed too long, or with a body that does not fit', () => {
    expect(() => sealEntry(note(''), PLACE, sha256)).toThrow('cannot be written');
    const many = Array.from({ length: 400 }, () => ({ id: PLACE.id, hash: 'a'.repeat(64) }));
    expect(() => sealEntry({ kind: 'void', body: { targets: many, reason: '' } }, PLACE, sha256)).toThrow(
      'characters long',
    );
  });

  it('of a whole journal chains', () => {
    const journal = handJournal({ legs: 1 }, ['1']);
    expect(journal.nth(1).prevHash).toBe(journal.nth(0).hash);
  });
});
