/** What just happened, in a sentence, for a moment; what was refused stays until it is seen. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'refused';
  readonly says: string;
}

const MOST_NOTICES = 4;
let lastId = 0;

const noticeStore = createStore<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

/** Says a sentence. */
export function tell(tone: Notice['tone'], says: string): void {
  lastId += 1;
  const notice = { id: lastId, tone, says };
  // One good word is enough; what was refused stays beside it.
  noticeStore.setState(({ notices }) => ({
    notices: [...notices.filter((one) => one.tone === 'refused'), notice].slice(-MOST_NOTICES),
  }));
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }));
}

export function useNotices(): readonly Notice[] {
  return useStore(noticeStore, ({ notices }) => notices);
}
