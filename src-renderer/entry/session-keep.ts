/** What must outlive a reload of the window but not the window: presses that are not safe yet, and the line. */

/** Reads what was kept under a name; `null` where there is nothing that can be read. */
export function readKept(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps a value; a browser that refuses (storage full or off) costs nothing but the safety of a reload. */
export function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // The station holds all that matters; this is a second net.
  }
}
