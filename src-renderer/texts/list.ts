/** Words of result lists and of lists of entries. */
export const listTexts = {
  place: 'Pos',
  bib: 'Bib',
  team: 'Team',
  category: 'Category',
  time: 'Time',
  behind: 'Behind',
  note: 'Note',
  history: {
    at: 'Recorded',
    by: 'By',
    station: 'Station',
    says: 'Entry',
    typed: 'Typed',
    bound: 'Good to',
    thisStation: 'this station',
    voided: (says: string) => `void: ${says}`,
  },
} as const;
