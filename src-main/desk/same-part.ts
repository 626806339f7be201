/** Whether two parts of the mirror say the same: they are plain data, so their texts tell. */
export function samePart(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
