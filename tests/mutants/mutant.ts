/** One slip of a programmer, made on purpose: a piece of the rules' code, and what stands in its place. */

export interface Mutant {
  /** The rule of `docs/rules.md` that it breaks. */
  readonly rule: number;
  /** What goes wrong, as a sentence without its full stop. */
  readonly breaks: string;
  /** The file that it changes, relative to the repository. */
  readonly file: string;
  /** What is replaced; it occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Title of the test that must fail, as written in the test file: with `%s` where a table fills it in. */
  readonly failing: string;
}

/** How often the text to be replaced occurs in the source; anything but 1 is a fault of the table. */
export function occurrences(source: string, { find }: Mutant): number {
  return source.split(find).length - 1;
}

/** The source with the slip in it. */
export function mutated(source: string, { find, replace }: Mutant): string {
  // A function, so that `$&` and the like in the replacement mean themselves.
  return source.replace(find, () => replace);
}

/** Whether a test's name, as run, is this title, as written. */
export function isTitled(name: string, title: string): boolean {
  const words = title.split(/%[sd]/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${words.join('.*')}$`).test(name);
}
