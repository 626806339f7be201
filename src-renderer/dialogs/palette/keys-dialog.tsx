import type { Action } from '../../actions/actions.ts';
import { availableActions } from '../../actions/actions.ts';
import { Button } from '../../parts/button.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { KeyCap } from '../../parts/key-cap.tsx';
import { paletteTexts } from '../../texts/palette.ts';
import { closeDialog } from '../../view/view-store.ts';
import styles from './keys-dialog.module.css';

const GROUPS: readonly Action['group'][] = ['record', 'correct', 'teams', 'look', 'race', 'program'];

/** `?`: every key, by group, made of the same list that the keys themselves are looked up in. */
export function KeysDialog() {
  const withKeys = availableActions().flatMap((action) =>
    action.keys === null ? [] : [{ ...action, keys: action.keys }],
  );
  return (
    <DialogFrame
      title={paletteTexts.keysTitle}
      size="large"
      more={
        <Button look="main" onPress={closeDialog} autoFocus>
          {paletteTexts.keysClose}
        </Button>
      }
    >
      {/* Reached by Tab, so that it can be scrolled without a mouse where it is longer than the screen. */}
      <div className={styles['columns']} role="group" aria-label={paletteTexts.keysTitle} tabIndex={0}>
        {GROUPS.map((group) => {
          const actions = withKeys.filter((action) => action.group === group);
          return actions.length === 0 ? null : <KeysGroup key={group} group={group} actions={actions} />;
        })}
      </div>
    </DialogFrame>
  );
}

interface KeysGroupProps {
  readonly group: Action['group'];
  readonly actions: readonly (Action & { readonly keys: string })[];
}

function KeysGroup({ group, actions }: KeysGroupProps) {
  return (
    <section className={styles['group']}>
      <h3 className={styles['heading']}>{paletteTexts.groups[group]}</h3>
      <dl className={styles['list']}>
        {actions.map(({ id, keys, title }) => (
          <div key={id} className={styles['pair']}>
            <dt>
              <KeyCap keys={keys} />
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
