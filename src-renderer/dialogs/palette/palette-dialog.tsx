import { useMemo, useState } from 'react';
import { availableActions } from '../../actions/actions.ts';
import type { TeamRow } from '../../../src-shared/contract/mirror.ts';
import { useMirror } from '../../mirror/use-mirror.ts';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { Finder } from '../../parts/finder.tsx';
import { KeyCap } from '../../parts/key-cap.tsx';
import { TeamLine } from '../../parts/team-line.tsx';
import { searchTeams } from '../../parts/team-search.ts';
import { paletteTexts } from '../../texts/palette.ts';
import type { Dialog } from '../../view/view-store.ts';
import { closeDialog, openDialog } from '../../view/view-store.ts';
import styles from './palette-dialog.module.css';
import type { PaletteItem, TeamDeed } from './palette-items.ts';
import { paletteItems } from './palette-items.ts';

const MOST_TEAMS = 8;
const NO_TEAMS: ReadonlyMap<string, TeamRow> = new Map();

/** Ctrl+K: every action and every team, found by words; each action shows its key. */
export function PaletteDialog() {
  const [query, setQuery] = useState('');
  const [actions] = useState(() => availableActions().filter(({ id }) => id !== 'palette'));
  const teams = useMirror(({ seen }) => (seen.mode === 'race' ? seen.teams : NO_TEAMS));
  const items = useMemo(() => {
    const hits = query.trim() === '' ? [] : searchTeams(teams.values(), query, MOST_TEAMS).hits;
    return paletteItems(actions, hits, query);
  }, [actions, teams, query]);
  return (
    <DialogFrame title={paletteTexts.title}>
      <div className={styles['page']}>
        <Finder
          label={paletteTexts.label}
          text={query}
          onText={setQuery}
          items={items}
          idOf={({ id }) => id}
          show={(item) => <Line item={item} />}
          onPick={pick}
          note={items.length === 0 ? paletteTexts.none : null}
          look="page"
          autoFocus
        />
      </div>
    </DialogFrame>
  );
}

/** The palette is gone before what was picked begins, so that it can open a dialog of its own. */
function pick(item: PaletteItem): void {
  closeDialog();
  if (item.kind === 'action') item.action.run();
  else openDialog(dialogOf(item.hit.team.teamId, item.deed));
}

function dialogOf(teamId: string, deed: TeamDeed): Dialog {
  switch (deed) {
    case 'legs':
      return { kind: 'leg', teamId, leg: null };
    case 'status':
      return { kind: 'status', teamId, leg: null };
    case 'change':
      return { kind: 'teams', teamId };
  }
}

function Line({ item }: { readonly item: PaletteItem }) {
  if (item.kind === 'team') {
    return (
      <span className={styles['line']}>
        <TeamLine {...item.hit} />
        <span className={styles['deed']}>{paletteTexts.deeds[item.deed]}</span>
      </span>
    );
  }
  const { title, keys } = item.action;
  return (
    <span className={styles['line']}>
      <span className={styles['item']}>{title}</span>
      {keys === null ? null : <KeyCap keys={keys} />}
    </span>
  );
}
