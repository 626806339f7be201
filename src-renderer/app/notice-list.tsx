import { useEffect } from 'react';
import { useProgress } from '../view/progress.ts';
import type { Notice } from '../view/notices.ts';
import { dismissNotice, useNotices } from '../view/notices.ts';
import { appTexts } from '../texts/app.ts';
import styles from './notice-list.module.css';
import { callAndTell } from './station.ts';

/** Long enough to be read twice by somebody who looks up late. */
const SHOWN_MS = 6_000;

/** What just happened, in a sentence, and what is under way. */
export function NoticeList() {
  const notices = useNotices();
  const running = useProgress();
  if (notices.length === 0 && running.length === 0) return null;
  return (
    <section className={styles['notices']} aria-label={appTexts.notices}>
      {running.map(({ job, says, done, total }) => (
        <div key={job} className={styles['notice']}>
          <span className={styles['says']}>{says}</span>
          <progress aria-label={says} {...(total > 0 ? { max: total, value: done } : {})} />
          <button
            type="button"
            className={styles['button']}
            onClick={() => {
              void callAndTell('job.cancel', { job });
            }}
          >
            {appTexts.stopWork}
          </button>
        </div>
      ))}
      {notices.map((notice) => (
        <NoticeStrip key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeStrip({ notice: { id, tone, says } }: { readonly notice: Notice }) {
  useEffect(() => {
    if (tone === 'refused') return undefined;
    const timer = setTimeout(() => {
      dismissNotice(id);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [id, tone]);
  return (
    <div className={styles['notice']} data-tone={tone} role={tone === 'refused' ? 'alert' : 'status'}>
      <span aria-hidden="true" className={styles['sign']}>
        {tone === 'refused' ? '■' : '✓'}
      </span>
      <span className={styles['says']}>{says}</span>
      <button
        type="button"
        className={styles['button']}
        onClick={() => {
          dismissNotice(id);
        }}
      >
        {appTexts.dismiss}
      </button>
    </div>
  );
}
