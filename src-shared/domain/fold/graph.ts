/** Which entries count and which are live: rules 1, 3 and 4. */
import type { Entry, EntryOf, Ref } from '../entry.ts';
import { isKind } from '../entry.ts';

/** An entry in the fold. */
export interface Node {
  readonly entry: Entry;
  /** Of several contents under one id, the one with the smallest hash counts (rule 1). */
  counted: boolean;
  /** It counts, and no live void names it (rule 4). */
  live: boolean;
}

export interface Graph {
  /** Adds an entry; `false` where it was there already. */
  add(entry: Entry): boolean;
  /** The node that a reference names, where it is here, counts, and is the content meant (rule 3). */
  find(ref: Ref): Node | undefined;
  /** The content that counts under an id. */
  byId(id: string): Node | undefined;
  /** Every id under which several contents came. */
  reusedIds(): Iterable<readonly Node[]>;
}

/**
 * @param onChange - called whenever an entry becomes live or ceases to be. Entries may come in any order; the
 *   last call for a node says how it stands.
 */
export function createGraph(onChange: (node: Node) => void): Graph {
  const byHash = new Map<string, Node>();
  const countedById = new Map<string, Node>();
  const reused = new Map<string, Node[]>();
  /** Void entries by the hash that they name, whether or not its entry has come. */
  const voids = new Map<string, EntryOf<'void'>[]>();

  function isVoided(entry: Entry): boolean {
    return (voids.get(entry.hash) ?? []).some(
      (voiding) =>
        byHash.get(voiding.hash)?.live === true &&
        voiding.fact.body.targets.some((target) => target.hash === entry.hash && target.id === entry.id),
    );
  }

  /**
   * Brings a node, and whatever its being live decides, up to date. A reference holds its target's hash, so
   * chains of voids cannot close to a ring and the work ends; a list instead of recursion carries long ones.
   */
  function refresh(start: Node): void {
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const live = node.counted && !isVoided(node.entry);
      if (live === node.live) continue;
      node.live = live;
      onChange(node);
      if (!isKind(node.entry, 'void')) continue;
      for (const target of node.entry.fact.body.targets) {
        const voided = byHash.get(target.hash);
        if (voided !== undefined) waiting.push(voided);
      }
    }
  }

  function noteReuse(first: Node, second: Node): void {
    const contents = reused.get(first.entry.id);
    if (contents === undefined) reused.set(first.entry.id, [first, second]);
    else contents.push(second);
  }

  function add(entry: Entry): boolean {
    if (byHash.has(entry.hash)) return false;
    const node: Node = { entry, counted: true, live: false };
    byHash.set(entry.hash, node);
    if (isKind(entry, 'void')) {
      for (const target of entry.fact.body.targets) {
        const naming = voids.get(target.hash);
        if (naming === undefined) voids.set(target.hash, [entry]);
        else naming.push(entry);
      }
    }
    const twin = countedById.get(entry.id);
    if (twin !== undefined) {
      noteReuse(twin, node);
      if (twin.entry.hash < entry.hash) {
        node.counted = false;
        return true;
      }
      twin.counted = false;
      refresh(twin);
    }
    countedById.set(entry.id, node);
    refresh(node);
    return true;
  }

  return {
    add,
    find(ref) {
      const node = byHash.get(ref.hash);
      return node?.counted === true && node.entry.id === ref.id ? node : undefined;
    },
    byId: (id) => countedById.get(id),
    reusedIds: () => reused.values(),
  };
}
