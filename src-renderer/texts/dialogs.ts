/** Titles of the actions that open the dialogs; `also`: other words that people look for. */
export const dialogActionTexts = {
  palette: { title: 'Find everything', foot: 'everything', also: 'palette command search' },
  keys: { title: 'All keys', foot: 'keys', also: 'help shortcuts keyboard' },
  shift: { title: 'Who is on shift, and the point served', also: 'initials exchange serve station' },
  teams: { title: 'Teams: find, change, add, substitute, swap', also: 'runner bib withdraw category' },
  status: {
    title: 'Status of a team',
    foot: 'status',
    also: 'dns dnf dq penalty withdrawn given disqualify',
  },
  start: { title: 'Record a start', foot: 'start', also: 'gun wave mass restart now' },
  addPassing: { title: 'Add a passing that nobody pressed', also: 'missed sheet watch photo' },
  move: {
    title: 'Move passings to another point or by a time',
    also: 'shift range wrong exchange clock seconds',
  },
  note: { title: 'Write a note into the journal', also: 'remark comment' },
  raceSetup: { title: 'Race set-up', also: 'name legs zone rounding waves mass start settings' },
  importTeams: { title: 'Read a start list', also: 'import csv teams re-import' },
  importTimes: { title: 'Read a sheet of times', also: 'import csv paper times' },
  newRace: { title: 'New race', also: 'create make' },
  openRace: { title: 'Open a race', also: 'load folder' },
  sticks: { title: 'Sticks and folders for copies', also: 'usb drive backup copy take up' },
  look: { title: 'Look and sound', also: 'theme dark light contrast tones colours' },
} as const;
