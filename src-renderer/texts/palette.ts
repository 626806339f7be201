/** Words of the palette (Ctrl+K) and of the page of keys (?). */
export const paletteTexts = {
  title: 'Everything',
  label: 'An action, a bib, a team or a runner',
  none: 'Nothing has these words. Try a bib, or fewer letters.',
  deeds: { legs: 'legs and history', status: 'status', change: 'change' },
  keysTitle: 'Keys',
  keysClose: 'Back to the line',
  groups: {
    record: 'Record',
    correct: 'Correct',
    teams: 'Teams',
    look: 'Look',
    race: 'Race',
    program: 'Program',
  },
} as const;
