import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ClockView } from '../../src-shared/contract/calls.ts';
import { minuteOfDay } from '../../src-shared/format/times.ts';
import { useWidth } from '../grid/use-width.ts';
import { clockTexts } from '../texts/clock.ts';
import { useView } from '../view/view-store.ts';
import styles from './clock-plot.module.css';
import { plotData, plotRange } from './plot-data.ts';

interface ClockPlotProps {
  readonly history: ClockView['history'];
  readonly timeZone: string | null;
}

const HEIGHT_PX = 176;
const DASHES = { delay: [6, 4], offset: [1, 4] };
/** More would be a ribbon. */
const MOST_POINTS = 40;
const US_PER_S = 1_000_000;

/** Bound, delay and correction of every check over time. What it shows stands in words beside it. */
export function ClockPlot({ history, timeZone }: ClockPlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const theme = useView((view) => view.theme);
  useEffect(() => {
    const { current } = frame;
    if (current === null || width === 0) return;
    const plot = new uPlot(optionsOf(current, width, history, timeZone), plotData(history), current);
    return () => {
      plot.destroy();
    };
    // The theme's colours are read when it is drawn.
  }, [history, width, timeZone, theme]);
  return <div ref={frame} className={styles['plot']} aria-hidden="true" />;
}

function optionsOf(
  frame: HTMLElement,
  width: number,
  history: ClockView['history'],
  timeZone: string | null,
): uPlot.Options {
  const tokens = getComputedStyle(frame);
  const colour = (token: string): string => tokens.getPropertyValue(token).trim();
  const axis: uPlot.Axis = {
    stroke: colour('--quiet'),
    font: `13px ${colour('--font-figures')}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  const points = { show: history.length < MOST_POINTS, fill: colour('--ground') };
  return {
    width,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true }, y: { range: plotRange(history) } },
    axes: [
      {
        ...axis,
        space: 80,
        values: (_, splits) => splits.map((atS) => minuteOfDay(atS * US_PER_S, timeZone)),
      },
      { ...axis, size: 72, values: (_, splits) => splits.map((ms) => clockTexts.milliseconds(String(ms))) },
    ],
    series: [
      {},
      { label: clockTexts.bound, stroke: colour('--here'), width: 2, points },
      { label: clockTexts.delay, stroke: colour('--quiet'), width: 2, dash: DASHES.delay, points },
      { label: clockTexts.offset, stroke: colour('--late'), width: 2, dash: DASHES.offset, points },
    ],
  };
}
