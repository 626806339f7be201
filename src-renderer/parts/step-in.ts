const PAGE = 8;

/**
 * Where an arrow key goes in a list.
 *
 * @returns the index, or `null` where the key is none that moves.
 */
export function stepIn(key: string, index: number, count: number): number | null {
  const to = new Map([
    ['ArrowDown', index + 1],
    ['ArrowUp', index - 1],
    ['PageDown', index + PAGE],
    ['PageUp', index - PAGE],
  ]).get(key);
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
