/** Measuring with few and noisy cores: medians of many. */

/** The middle value; of two middle ones the lower. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[(sorted.length - 1) >> 1];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}

/** The value that this share of the values does not exceed: 0.95 for the 95th percentile, 1 for the greatest. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (at === undefined) throw new RangeError('nothing was measured');
  return at;
}

/** How long work takes, ms. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
