/** Times as they stand in the window: the same words as the station's own. */
export { bound, duration, minuteOfDay, timeOfDay } from '../../src-shared/format/times.ts';
