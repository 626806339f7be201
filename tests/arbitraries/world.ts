/** The small world in which a random journal is written: its teams, its laptops, and what was written so far. */
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { canonicalText } from '../../src-shared/domain/canonical.ts';
import type { EntryPlace, SealedEntry } from '../../src-shared/domain/codec.ts';
import { openEntry, sealEntry } from '../../src-shared/domain/codec.ts';
import type { Draft, EntryOf, Kind, Ref } from '../../src-shared/domain/entry.ts';
import { isKind, PROTO, refOf } from '../../src-shared/domain/entry.ts';

/** A draft that no schema holds: an unknown kind, or a known one with a body that does not fit. */
interface ForeignDraft {
  readonly foreign: true;
  readonly kind: string;
  readonly body: Record<string, unknown>;
}

export type AnyDraft = Draft | ForeignDraft;

/** One thing that happens: what is written, which may depend on what was written before. */
export type Act = (world: World) => readonly AnyDraft[];

/** Where an entry comes to stand. */
export interface Placing {
  readonly at: number;
  readonly device: number;
  /** Moves the id among those of the same moment. */
  readonly idSalt: number;
  readonly supersedes: readonly Ref[];
  /** The id of another entry to be used again. */
  readonly reusedId?: string | undefined;
}

/** When the gun goes in these journals unless an entry moves it, µs since 1970. */
export const GUN_US = Date.UTC(2026, 7, 28, 8) * 1000;
/** A leg's usual length: short enough that one leg off and ten seconds off are both likely. */
export const LEG_US = 50_000_000;
/** What the teams wear at first. */
const FIRST_BIBS = ['1', '2', '12', '21', '3', '4', '5', '6', '8', '9', '10', '11'] as const;
/** The most teams that a world has bibs for. */
export const MAX_TEAMS = FIRST_BIBS.length;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function fixedId(number: number): string {
  const random = Uint8Array.from({ length: 16 }, (_, index) => (index === 15 ? number : 0));
  return v7({ msecs: GUN_US / 1000, seq: 0, random });
}

const RACE_ID = fixedId(1);
const STRANGER_ID = fixedId(2);

interface Chain {
  seq: number;
  lastHash: string | null;
}

export class World {
  readonly legs: number;
  /** Everything written, in causal order: an entry names none that comes after it. */
  readonly written: SealedEntry[] = [];
  readonly #teams: number;
  readonly #chains: readonly Chain[];

  constructor(size: { teams: number; legs: number; devices: number }) {
    this.legs = size.legs;
    this.#teams = size.teams;
    this.#chains = Array.from({ length: size.devices }, () => ({ seq: 0, lastHash: null }));
  }

  /** Ids of all teams of the start list. */
  get teamIds(): string[] {
    return Array.from({ length: this.#teams }, (_, index) => fixedId(10 + index));
  }

  /** The team of this number, counted round; 99 is a team that no entry ever set. */
  teamId(number: number): string {
    return number === 99 ? STRANGER_ID : fixedId(10 + (number % this.#teams));
  }

  /** The bib that the team of this number wears at first. */
  bib(number: number): string {
    return FIRST_BIBS[number % this.#teams] ?? '1';
  }

  /** The team that wore this bib at first; the first team where none did. */
  wearerOf(bib: string): string {
    return this.teamId(
      Math.max(
        0,
        FIRST_BIBS.findIndex((worn) => worn === bib),
      ),
    );
  }

  /** Mostly points 1 to N; 16 is the start, 17 and 18 lie outside the race. */
  point(number: number): number {
    if (number === 16) return 0;
    if (number === 17) return this.legs + 1;
    return number === 18 ? -1 : 1 + (number % this.legs);
  }

  /** Entries of a kind, the latest first. */
  latest<K extends Kind>(kind: K): EntryOf<K>[] {
    return this.written
      .map(({ entry }) => entry)
      .filter((entry) => isKind(entry, kind))
      .reverse();
  }

  /** Names the `back`-th latest entry of the kind (any where absent), or one that never was where there is none. */
  ref(back: number, kind?: Kind): Ref {
    const known = kind === undefined ? this.written.map(({ entry }) => entry).reverse() : this.latest(kind);
    const entry = known[back];
    return entry === undefined
      ? { id: fixedId(100 + back), hash: sha256(`never written ${back}`) }
      : refOf(entry);
  }

  /**
   * Seals the draft as the next entry of a device. What is written with a reused id stands beside the first one:
   * two contents under one id (rule 1).
   */
  write(draft: AnyDraft, { at, device, idSalt, supersedes, reusedId }: Placing): SealedEntry {
    const chain = this.#chains[device % this.#chains.length];
    if (chain === undefined) throw new RangeError('a world needs a device');
    chain.seq += 1;
    const place: EntryPlace = {
      id: reusedId ?? this.#nextId(at, idSalt),
      raceId: RACE_ID,
      deviceId: fixedId(50 + (device % this.#chains.length)),
      deviceSeq: chain.seq,
      prevHash: chain.lastHash,
      at,
      by: 'KM',
    };
    const sealed =
      'foreign' in draft
        ? sealForeign(draft, place)
        : sealEntry({ ...draft, supersedes: [...supersedes] }, place, sha256);
    chain.lastHash = sealed.entry.hash;
    this.written.push(sealed);
    return sealed;
  }

  #nextId(at: number, salt: number): string {
    const count = this.written.length;
    const random = Uint8Array.from({ length: 16 }, (_, index) => (index === 15 ? count : 0x5a));
    return v7({ msecs: Math.floor(at / 1000), seq: salt, random });
  }
}

/** Seals by hand what `sealEntry` rightly refuses, as a newer program or a broken one would have written it. */
function sealForeign({ kind, body }: ForeignDraft, place: EntryPlace): SealedEntry {
  const envelope = { ...place, kind, supersedes: [], body, proto: PROTO };
  const text = canonicalText({ ...envelope, hash: sha256(canonicalText(envelope)) });
  const opened = openEntry(text, sha256);
  if (!opened.ok) throw new TypeError(`a foreign entry does not open: ${opened.why}`);
  return { entry: opened.entry, text };
}
