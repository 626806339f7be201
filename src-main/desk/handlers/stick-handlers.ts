/** Sticks and the system's dialogs. */
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { Sticks } from '../../sticks/sticks.ts';
import type { DeskRoom } from '../desk-room.ts';
import type { HandlersOf } from './handlers.ts';

type StickCalls = 'stick.accept' | 'stick.decline' | 'stick.writeNow' | 'stick.addFolder' | 'file.choose';

export function stickHandlers(desk: DeskRoom): HandlersOf<StickCalls> {
  const sticks = (): Sticks => {
    const { sticks: open } = desk.session();
    if (open !== null) return open;
    throw new BatonError('notFound', 'This station looks for no sticks.');
  };
  return {
    'stick.accept': async ({ id }) => {
      await sticks().accept(id);
      return {};
    },
    'stick.decline': ({ id }) => {
      sticks().decline(id);
      return {};
    },
    'stick.writeNow': async ({ id }) => {
      await sticks().writeNow(id);
      return {};
    },
    'stick.addFolder': async ({ path }) => {
      await sticks().addFolder(path);
      return {};
    },
    'file.choose': async ({ what }) => ({
      path: (await desk.dialogs?.choose(what)) ?? null,
      hasDialog: desk.dialogs !== null,
    }),
  };
}
