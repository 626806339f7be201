/** Who wants to hear of something. */
export class Listeners<T> {
  readonly #all = new Set<(said: T) => void>();

  /** Adds a listener; the returned function takes it away. */
  add(listener: (said: T) => void): () => void {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  /** Tells all of them. */
  tell(said: T): void {
    for (const listener of this.#all) listener(said);
  }
}
