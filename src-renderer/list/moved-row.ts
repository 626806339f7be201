/** Where a key takes the chosen row of a list; `null` where the key is none of the list's. */
export function movedRow(
  row: number,
  key: string,
  { rows, pageRows }: { readonly rows: number; readonly pageRows: number },
): number | null {
  const within = (to: number): number => Math.max(0, Math.min(rows - 1, to));
  switch (key) {
    case 'ArrowUp':
      return within(row - 1);
    case 'ArrowDown':
      return within(row + 1);
    case 'PageUp':
      return within(row - pageRows);
    case 'PageDown':
      return within(row + pageRows);
    case 'Home':
      return 0;
    case 'End':
      return within(rows - 1);
    default:
      return null;
  }
}
