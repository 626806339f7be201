/** Words of the start dialog (F9). */
export const startTexts = {
  title: 'Record a start',
  lead: 'The key of a line starts it now: the time is that of the key press.',
  leadAt: (time: string) => `The key of a line records its start at ${time}.`,
  lowClock: (bound: string) =>
    `The clock is good to ${bound} only. The start is recorded all the same; then check the clock (Alt+K).`,
  list: 'Starts',
  gun: 'The gun',
  wave: (name: string) => `Wave ${name}`,
  mass: (leg: number) => `Mass start of leg ${leg}`,
  bibsLeg: (bibs: string, leg: number) => `Leg ${leg} of ${bibs}`,
  planned: (time: string) => `planned ${time}`,
  recorded: (time: string) => `started ${time}`,
  notPlanned: 'no time planned',
  bibs: 'Single teams (bibs)',
  bibsHint: '12/47/103: their leg becomes a line above',
  bibsUnknown: (bibs: readonly string[]) =>
    bibs.length === 1 ? `No team wears bib ${bibs.join()}.` : `No team wears the bibs ${bibs.join(', ')}.`,
  leg: 'Leg that they start',
  at: 'At a time instead of now',
  atHint: 'Empty: the moment of the key press',
  again: (name: string, before: string, now: string) =>
    `${name} is recorded at ${before}. Replace that with ${now}? All times that count from it move.`,
  replace: 'Replace',
  keep: (before: string) => `Keep ${before}`,
  kept: (name: string, before: string, pressed: string) =>
    `${name} stays at ${before}. The key was pressed at ${pressed}; nothing was recorded.`,
} as const;
