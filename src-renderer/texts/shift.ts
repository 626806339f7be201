/** Words of the shift dialog (F2). */
export const shiftTexts = {
  title: 'Shift and point',
  shift: 'Initials',
  shiftHint: 'They stand beside every time that you record',
  shiftLong: (most: number) => `Initials may have ${most} characters.`,
  serves: 'This station serves',
  servesHint: (legs: number) =>
    `An exchange from 1 to ${legs - 1}, start, finish, a range such as 3-5, or all`,
  servesUnread: (typed: string, legs: number) =>
    typed === ''
      ? `Type an exchange from 1 to ${legs - 1}, start, finish, or all.`
      : `“${typed}” is no point of this race. Type an exchange from 1 to ${legs - 1}, start, finish, 3-5, or all.`,
  servesOne: (point: string) => `${point}: every bib typed here is a handoff at this point.`,
  servesRange: (from: string, to: string) =>
    `${from} to ${to}: a bib typed here counts for its next point of these.`,
  servesAll: 'Every point: a bib typed here counts for its team’s next point, whichever that is.',
  submit: 'Start shift',
} as const;
