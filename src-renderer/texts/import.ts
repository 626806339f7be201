/** Words of the dialogs that read start lists and sheets of times. */
const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);
const teams = (count: number): string => (count === 1 ? '1 team' : `${count} teams`);
const times = (count: number): string => (count === 1 ? '1 time' : `${count} times`);

export const importTexts = {
  teamsTitle: 'Read a start list',
  teamsFile: 'Start list (CSV)',
  teamsHint:
    'Columns: bib, team, category, wave, leg 1, leg 2 … Nothing is recorded before you have seen what it does.',
  timesTitle: 'Read a sheet of times',
  timesFile: 'Sheet (CSV)',
  timesHint:
    'Columns: bib, point or leg 1, leg 2 …, time. Nothing is recorded before you have seen what it does.',
  sheet: 'Name of the sheet',
  sheetHint: 'Rows that were read from a sheet of this name before count once. Empty: the name of the file.',
  reading: 'Reading …',
  take: 'Take it',
  takeGood: 'Take the good rows',
  nothing: 'It says nothing new: all is so already.',
  nothingGood: 'None of its good rows says anything new.',
  teamsOutcome: (added: number, changed: number, gone: number) =>
    `${added} new, ${changed} changed, ${gone} taken out. One undo takes it back.`,
  timesOutcome: (added: number, differing: number) =>
    differing === 0
      ? `${times(added)} more. One undo takes it back.`
      : `${times(added)} more, ${differing} that differ and will ask. One undo takes it back.`,
  problems: (count: number) => `${rows(count)} with a problem`,
  line: (line: number) => `Line ${line}`,
  ignored: (columns: readonly string[]) => `Not read: ${columns.join(', ')}`,
  added: (count: number) => `${teams(count)} new`,
  changed: (count: number) => `${teams(count)} changed`,
  gone: (count: number) => `${teams(count)} gone from the list and never seen: taken out`,
  kept: (count: number) => `${teams(count)} gone from the list but recorded: they stay`,
  same: (count: number) => `${teams(count)} as before`,
  more: (count: number) => `and ${count} more`,
  timesRows: (count: number, sheet: string) => `${rows(count)} in sheet ${sheet}`,
  timesAdded: (count: number) => `${times(count)} new`,
  timesSame: (count: number) => `${times(count)} known already`,
  timesDiffering: (count: number) => `${times(count)} differ from what this sheet said before`,
  unknownBibs: (bibs: readonly string[]) => `Bibs that no team wears: ${bibs.join(', ')}`,
} as const;
