/** The wish to end: Ctrl+C, a closed terminal, a shutdown. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm hands on the Ctrl+C that the terminal has sent as well: two within this time are one. */
const SAME_PRESS_MS = 1_000;

/**
 * Resolves at the first signal to end. Another one, pressed on purpose, ends the process there and then: what was
 * acknowledged is on disk at any moment.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstMs: number | null = null;
    const heard = (): void => {
      if (firstMs !== null && performance.now() - firstMs > SAME_PRESS_MS) process.exit(130);
      firstMs ??= performance.now();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, heard);
  });
}
