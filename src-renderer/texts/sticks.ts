/** Words of the dialog of sticks (Alt+S). */
export const sticksTexts = {
  title: 'Sticks and folders for copies',
  none: 'No stick is known. Plug one in: it is offered here and in the status line.',
  lead: 'A stick takes every new entry within half a minute and a full, proven copy every two minutes. It may be pulled out at any moment.',
  accept: 'Use it for copies',
  decline: 'Not this one',
  writeNow: 'Write now',
  sets: 'Races on it',
  set: (name: string, entries: number, when: string) => `${name}: ${entries} entries, ${when}`,
  takeUp: 'Take it up here',
  stationName: 'Name of this station, for a race that is taken up',
  stationWanted: 'Type a name for this station first, such as Tent 12.',
  addFolder: 'Add a folder',
  chooseFolder: 'Choose a folder',
  folder: 'A folder that is kept as a stick is',
  folderHint: 'A second disk or a network drive, as a path',
} as const;
