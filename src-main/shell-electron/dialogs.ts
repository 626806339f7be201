/** The system's own dialogs for choosing a folder. */
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { dialog } from 'electron';
import type { Dialogs } from '../desk/link.ts';

type Choice = Parameters<Dialogs['choose']>[0];

/** What the dialog says. A set is chosen by its folder: Windows and Linux cannot offer files and folders at once. */
const WORDS: Readonly<Record<Choice, OpenDialogOptions>> = {
  raceFolder: { title: 'Open a race: choose its folder', buttonLabel: 'Open the race' },
  newFolder: { title: 'New race: choose or make a folder for it', buttonLabel: 'Keep the race here' },
  set: { title: 'Take up a race: choose the folder of the backup set', buttonLabel: 'Take up this race' },
  stickFolder: { title: 'Back up to: choose a folder on the stick', buttonLabel: 'Back up here' },
};

/** @param window - in front of which the dialogs stand. */
export function createDialogs(window: () => BrowserWindow | null): Dialogs {
  return {
    async choose(what) {
      const options: OpenDialogOptions = {
        ...WORDS[what],
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      };
      const before = window();
      const { canceled, filePaths } = await (before === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(before, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
