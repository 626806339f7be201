/** Words of the dialogs that make a race and open one. */
export const newRaceTexts = {
  title: 'New race',
  from: 'Settings',
  froms: { typed: 'Type them', file: 'From race.json' },
  raceFile: 'race.json',
  raceFileHint: 'Name, legs, gun, waves, mass starts, rounding',
  fileWanted: 'Choose a race.json, or type the settings (key 1).',
  name: 'Name of the race',
  nameWanted: 'Type the name of the race.',
  station: 'This station',
  stationHint: 'As others see it: Tent 12, Finish',
  stationWanted: 'Type a name for this station, such as Tent 12.',
  teamsFile: 'Start list (CSV), now or later',
  teamsHint: 'Columns: bib, team, category, wave, leg 1, leg 2 …',
  teamsGood: (good: number, bad: number) =>
    bad === 0
      ? `${good} teams`
      : `${good} teams are good, ${bad === 1 ? '1 row is' : `${bad} rows are`} not: the good ones are taken`,
  folder: (path: string) => `Kept in ${path}`,
  chooseFolder: 'Choose another folder',
  outcome: (name: string) => `Makes ${name} and opens it.`,
  named: (name: string, legs: number) => `${name}, ${legs} ${legs === 1 ? 'leg' : 'legs'}`,
  submit: 'Make race',
  more: 'Everything else can be set with F10 at any time.',

  openTitle: 'Open a race',
  openNone: 'No race is kept on this laptop yet.',
  openReading: 'Looking for races …',
  openTeams: (teams: number, entries: number) => `${teams} teams, ${entries} entries`,
  openLast: (when: string) => `last ${when}`,
  openFolder: 'Choose a folder',
  openPath: 'Folder of the race',
  openPathHint: 'Where the race is kept, as a path',
  openSubmit: 'Open',
} as const;
