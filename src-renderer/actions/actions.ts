/** All that a person can do, in one list: the palette, the page of keys and the foot of the window are made of it. */

export interface Action {
  /** Stable name, for tests. */
  readonly id: string;
  readonly title: string;
  /** Words by which it is found besides its title. */
  readonly also?: string;
  /** As shown on a key cap and matched on `keydown`: `F9`, `Ctrl+K`, `?`, `Ctrl+Shift+Z`. `null` = palette alone. */
  readonly keys: string | null;
  /** Other keys that do the same, by the habits of other programs; not shown. */
  readonly alsoKeys?: readonly string[];
  /** Its group on the page of keys. */
  readonly group: 'record' | 'correct' | 'teams' | 'look' | 'race' | 'program';
  /** Short name in the foot of the window; absent = not shown there. */
  readonly foot?: string;
  /** Whether it makes sense now. */
  readonly isAvailable?: () => boolean;
  readonly run: () => void;
}

const registered = new Map<string, Action>();

/** Adds an area's actions; each area calls it once, when its module is loaded. */
export function registerActions(actions: readonly Action[]): void {
  for (const action of actions) registered.set(action.id, action);
}

/** Every action that makes sense now, in the order in which they were registered. */
export function availableActions(): Action[] {
  return [...registered.values()].filter((action) => action.isAvailable?.() ?? true);
}

/** The action that a key press asks for, if any. */
export function actionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Action | undefined {
  const pressed = keysOf(event);
  return availableActions().find(
    ({ keys, alsoKeys }) => keys === pressed || alsoKeys?.includes(pressed) === true,
  );
}

/** `Ctrl+Shift+Z` for the press: Control and Command are one, letters are upper case. */
function keysOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const isCharacter = key.length === 1;
  const held = ctrlKey || metaKey;
  return [
    ...(held ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    // Shift is part of what a character is; beside another key, or held with Ctrl, it is a key of its own.
    ...(shiftKey && (!isCharacter || held) ? ['Shift'] : []),
    isCharacter ? key.toUpperCase() : key,
  ].join('+');
}
