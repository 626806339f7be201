import type { Virtualizer } from '@tanstack/react-virtual';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Rows beyond the edge of the screen that are kept ready. */
const OVERSCAN = 3;

/**
 * The rows of a long list that are on the screen. All are of one height, below a head that stays.
 *
 * @param scroller - what scrolls.
 * @param head - height of the head within it, px; 0 where it has none.
 */
export function useRows(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  row: number,
  head: number,
): Virtualizer<HTMLDivElement, Element> {
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => row,
    overscan: OVERSCAN,
    scrollMargin: head,
    scrollPaddingStart: head,
  });
}
