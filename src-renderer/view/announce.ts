/** Sentences for those who hear the window rather than see it: a live region reads them out. */
import { createStore } from 'zustand/vanilla';

export interface Announcement {
  readonly id: number;
  readonly says: string;
  /** `soon` waits for what is being read, `now` does not. */
  readonly urgency: 'soon' | 'now';
}

export const announcements = createStore<{
  readonly soon: Announcement | null;
  readonly now: Announcement | null;
}>()(() => ({ soon: null, now: null }));

let lastId = 0;

/** Has a sentence read out. */
export function announce(says: string, urgency: Announcement['urgency'] = 'soon'): void {
  lastId += 1;
  announcements.setState({ [urgency]: { id: lastId, says, urgency } });
}
