/** Which entries count and which are live: rules 1, 3 and 4. */
import type { Entry, Ref } from '../entry.ts';

/** An entry in the fold. */
export interface Node {
  readonly entry: Entry;
  /** Of several contents under one id, the one with the smallest hash counts (rule 1). */
  counted: boolean;
  /** It counts, and no live void names it (rule 4). */
  live: boolean;
}

export interface Graph {
  /** Adds an entry; `false` where it was there already. To be followed by `settle`. */
  add(entry: Entry): boolean;
  /** Works out what the additions since the last time made live or voided. */
  settle(): void;
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
  /** By id: the content that counts. */
  const counted = new Map<string, Node>();
  /** By id: all contents, where there is more than one. */
  const reused = new Map<string, Node[]>();
  /** Void entries by the id that they name, whether or not its entry has come. */
  const voids = new Map<string, Node[]>();
  /** Added nodes of which it is not yet worked out whether they are live. */
  let pending: Node[] = [];

  function contentsOf(id: string): readonly Node[] {
    const several = reused.get(id);
    if (several !== undefined) return several;
    const one = counted.get(id);
    return one === undefined ? [] : [one];
  }

  /** The void entries that name this content, live or not. */
  function voidsOf({ entry: { id, hash } }: Node): Node[] {
    const naming = voids.get(id);
    if (naming === undefined) return [];
    return naming.filter((node) => targetsOf(node).some((one) => one.id === id && one.hash === hash));
  }

  /** The nodes whose being live may hang on these: themselves, what they void, what that voids … */
  function reachedFrom(nodes: readonly Node[]): Set<Node> {
    const reached = new Set(nodes);
    for (const node of reached) {
      for (const target of targetsOf(node)) {
        for (const content of contentsOf(target.id)) reached.add(content);
      }
    }
    return reached;
  }

  /**
   * Works out which nodes are live, voids before what they void. A reference holds its target's hash, so that
   * chains of voids cannot close to a ring; a list instead of recursion carries long ones.
   */
  function workOut(nodes: Set<Node>): Map<Node, boolean> {
    const live = new Map<Node, boolean>();
    const waiting = [...nodes];
    for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
      const naming = live.has(node) ? [] : voidsOf(node);
      const first = naming.filter((one) => nodes.has(one) && !live.has(one));
      if (first.length > 0) {
        waiting.push(...first);
        continue;
      }
      if (!live.has(node)) live.set(node, node.counted && !naming.some((one) => live.get(one) ?? one.live));
      waiting.pop();
    }
    return live;
  }

  function settle(): void {
    if (pending.length === 0) return;
    for (const [node, live] of workOut(reachedFrom(pending))) {
      if (node.live === live) continue;
      node.live = live;
      onChange(node);
    }
    pending = [];
  }

  /** Takes in a second content under an id, and decides which of them counts. */
  function addTwin(node: Node, twin: Node): void {
    const { id, hash } = node.entry;
    reused.set(id, [...contentsOf(id), node]);
    if (twin.entry.hash < hash) {
      node.counted = false;
      return;
    }
    twin.counted = false;
    counted.set(id, node);
    pending.push(twin, node);
  }

  function add(entry: Entry): boolean {
    const { id, hash } = entry;
    const twin = counted.get(id);
    if (twin !== undefined && contentsOf(id).some((known) => known.entry.hash === hash)) return false;
    const node: Node = { entry, counted: true, live: false };
    const targets = targetsOf(node);
    for (const target of targets) {
      const naming = voids.get(target.id);
      if (naming === undefined) voids.set(target.id, [node]);
      else naming.push(node);
    }
    if (twin !== undefined) {
      addTwin(node, twin);
      return true;
    }
    counted.set(id, node);
    if (targets.length > 0 || (voids.size > 0 && voids.has(id))) {
      pending.push(node);
    } else {
      // Nothing names it and it names nothing: by far the most entries are live at once.
      node.live = true;
      onChange(node);
    }
    return true;
  }

  return {
    add,
    settle,
    find(ref) {
      const node = counted.get(ref.id);
      return node?.entry.hash === ref.hash ? node : undefined;
    },
    byId: (id) => counted.get(id),
    reusedIds: () => reused.values(),
  };
}

const NONE: readonly Ref[] = [];

/** What an entry voids; nothing for every other kind. */
function targetsOf({ entry: { fact } }: Node): readonly Ref[] {
  return fact.kind === 'void' ? fact.body.targets : NONE;
}
