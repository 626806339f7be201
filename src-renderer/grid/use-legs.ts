import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { Columns } from './columns.ts';

/** The legs that are on the screen. */
export interface LegRange {
  readonly from: number;
  readonly to: number;
  readonly scrollTo: (index: number) => void;
}

/**
 * Which legs are on the screen. All, where they fit.
 *
 * @param scroller - what scrolls.
 */
export function useLegs(
  scroller: RefObject<HTMLDivElement | null>,
  columns: Columns,
  count: number,
): LegRange {
  const virtualizer = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => columns.leg,
    overscan: 2,
    paddingStart: columns.left,
    paddingEnd: columns.total,
    scrollPaddingStart: columns.left,
    scrollPaddingEnd: columns.total,
    enabled: columns.isWide,
  });
  const scrollTo = (index: number): void => {
    virtualizer.scrollToIndex(index);
  };
  if (!columns.isWide) return { from: 0, to: count - 1, scrollTo };
  const visible = virtualizer.getVirtualItems();
  return { from: visible[0]?.index ?? 0, to: visible.at(-1)?.index ?? 0, scrollTo };
}
