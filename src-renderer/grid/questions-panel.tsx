import { useState } from 'react';
import { QuestionCard } from '../lanes/question-card.tsx';
import { Empty } from '../list/empty.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { useRace } from '../mirror/use-mirror.ts';
import { gridTexts } from '../texts/grid.ts';
import styles from './questions-panel.module.css';
import { ViewHead } from './view-head.tsx';

/** Every open question, narrowed to one kind or not, each with the keys that settle it. */
export function QuestionsPanel() {
  const { cards, total, byKind } = useRace((race) => race.questions);
  const [kind, setKind] = useState<string | null>(null);
  const texts = gridTexts.questions;
  // The last question of a kind may have been settled elsewhere: then all are shown again.
  const shownKind = kind !== null && (byKind[kind] ?? 0) > 0 ? kind : null;
  const shown = shownKind === null ? cards : cards.filter((card) => card.kind === shownKind);
  const waiting = (shownKind === null ? total : (byKind[shownKind] ?? 0)) - shown.length;
  return (
    <PanelFrame label={texts.label}>
      <ViewHead />
      {total === 0 ? (
        <Empty says={texts.none} hint={texts.noneHint} />
      ) : (
        <>
          <Kinds total={total} byKind={byKind} chosen={shownKind} onChoose={setKind} />
          <ol className={styles['cards']} aria-label={texts.label}>
            {shown.map((card) => (
              <QuestionCard key={card.key} card={card} />
            ))}
          </ol>
          {waiting > 0 ? <p className={styles['more']}>{texts.more(waiting)}</p> : null}
        </>
      )}
    </PanelFrame>
  );
}

interface KindsProps {
  readonly total: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly chosen: string | null;
  readonly onChoose: (kind: string | null) => void;
}

function Kinds({ total, byKind, chosen, onChoose }: KindsProps) {
  const kinds = Object.entries(byKind).sort(([, a], [, b]) => b - a);
  const choices = [[null, total] as const, ...kinds];
  return (
    <div role="group" aria-label={gridTexts.questions.kinds} className={styles['kinds']}>
      {choices.map(([kind, count]) => (
        <button
          key={kind ?? ''}
          type="button"
          aria-pressed={kind === chosen}
          className={styles['kind']}
          onClick={() => {
            onChoose(kind);
          }}
        >
          {kind === null ? gridTexts.questions.all : (gridTexts.questionKinds[kind] ?? kind)}{' '}
          <span className={styles['count']}>{count.toLocaleString('en')}</span>
        </button>
      ))}
    </div>
  );
}
