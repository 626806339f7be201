/** A register: one thing that entries set, and which of them decides it (rule 5). */
import { canonicalText } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import { compareEntries } from '../entry.ts';

/** What a register is about, for the question that it raises when people disagree. */
export interface RegisterSubject {
  /** In words, such as `the name of this team`. */
  readonly what: string;
  readonly teamId: string | null;
  readonly point: number | null;
}

interface Setter<T> {
  readonly entry: Entry;
  readonly value: T;
}

/** @typeParam T - what it is set to: a plain JSON value. */
export class Register<T = unknown> {
  readonly subject: RegisterSubject;
  private setters: Setter<T>[] = [];

  constructor(subject: RegisterSubject) {
    this.subject = subject;
  }

  add(entry: Entry, value: T): void {
    this.setters.push({ entry, value });
  }

  remove(entry: Entry): void {
    this.setters = this.setters.filter((setter) => setter.entry !== entry);
  }

  /** How many live entries set it. */
  get size(): number {
    return this.setters.length;
  }

  /** The live entries that set it, in no order. */
  entries(): Entry[] {
    return this.setters.map((setter) => setter.entry);
  }

  /** The setter that decides: of those not superseded by another setter, the greatest by (`at`, `id`). */
  deciding(): Setter<T> | undefined {
    if (this.setters.length < 2) return this.setters[0];
    return this.heads().reduce((a, b) => (compareEntries(a.entry, b.entry) < 0 ? b : a));
  }

  /** The value in force; `undefined` where nobody set it. */
  value(): T | undefined {
    return this.deciding()?.value;
  }

  /** The setters that disagree, where two people decided without knowing of each other; else none. */
  contested(): Entry[] {
    if (this.setters.length < 2) return [];
    const heads = this.heads();
    const values = new Set(heads.map((head) => canonicalText(head.value)));
    return values.size > 1 ? heads.map((head) => head.entry) : [];
  }

  /** A superseding entry names another by its hash, so the chain has no rings and a head is always left. */
  private heads(): Setter<T>[] {
    const superseded = new Set<string>();
    for (const { entry } of this.setters) {
      for (const ref of entry.supersedes) superseded.add(`${ref.id} ${ref.hash}`);
    }
    return this.setters.filter(({ entry }) => !superseded.has(`${entry.id} ${entry.hash}`));
  }
}
