/** The station's desk, as this shell was asked to open it. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Desk } from '../desk/desk.ts';
import { createDesk } from '../desk/desk.ts';
import type { Dialogs } from '../desk/link.ts';
import type { StartOptions } from './start-options.ts';

/**
 * Opens the desk, and the race that was asked for; without one, the race that was open last.
 *
 * @throws BatonError where the race that was asked for cannot be opened.
 */
export async function openDesk({ data, home, demo }: StartOptions, dialogs: Dialogs): Promise<Desk> {
  const desk = await createDesk({
    home: home ?? join(homedir(), 'Baton'),
    shell: 'electron',
    version: app.getVersion(),
    dialogs,
    reopenLast: data === null && !demo,
  });
  try {
    if (data !== null) await make(desk, 'race.open', { folder: data });
    else if (demo) await make(desk, 'race.demo', { teams: 24, legs: 6, seed: 1 });
    return desk;
  } catch (error) {
    await desk.close();
    throw error;
  }
}

async function make(desk: Desk, name: 'race.open' | 'race.demo', args: unknown): Promise<void> {
  const message = await desk.answer({ id: 0, name, args });
  if ('error' in message) throw new BatonError(message.error.code, message.error.says);
}
