/** The words of the three lanes. */
const plural = (value: number, one: string, many: string): string => `${value} ${value === 1 ? one : many}`;

export const laneTexts = {
  expected: 'Expected next',
  dueIn5Min: (value: number) => `${value} due in 5 min`,
  now: 'now',
  overdue: (by: string) => `+ ${by}`,
  overdueWords: 'overdue',
  legSoFar: (leg: number, time: string) => `leg ${leg}, out ${time}`,
  beforeStart: 'Nobody is out yet.',
  beforeStartHint: 'F9 records the gun, a wave or the start of a leg.',
  nobodyLeft: 'Everybody is through here.',
  noPoint: 'F2 says which point this station serves; then who comes next stands here.',
  noPace: (value: number) =>
    `${plural(value, 'team is', 'teams are')} out. Who comes first is known after the first handoffs.`,
  rates: 'Handoffs per 10 min',
  ratesKey: 'bars recorded, dashes expected',
  rate: (from: string, recorded: number, expected: number) =>
    `${from}: ${recorded} recorded, ${Math.round(expected)} expected`,

  handed: 'Just handed over',
  newestFirst: 'newest first',
  nothingYet: 'No times yet.',
  nothingYetHint: 'Type a bib, then Enter: the time is that of the key.',
  olderInLog: (value: number) => `${value} more: F8 shows the whole journal`,
  leg: (leg: number) => `leg ${leg}`,
  start: 'start',
  side: { in: 'in', out: 'out', handoff: '' },
  asks: 'asks',
  voided: 'voided',
  unknown: 'not in the start list',
  noBib: 'no bib',
  fromStation: (station: string) => `from ${station}`,
  place: (place: number) => `${place}${ordinalEnd(place)}`,
  gained: (places: number) => `${plural(places, 'place', 'places')} won`,
  lost: (places: number) => `${plural(places, 'place', 'places')} lost`,
  sending: 'on its way to the disk',
  waits: 'kept here, sent again by itself',
  refused: 'not recorded',
  notRecorded: (value: number) => `${plural(value, 'time is', 'times are')} not recorded, but kept here.`,
  sendAgain: 'send all again',
  discard: 'throw away',
  discardSure: 'really throw away',
  discardOldest: 'throws the oldest away',
  onDisk: 'on disk',
  inCloud: 'in the cloud',
  notInCloud: 'not in the cloud yet',
  onStick: 'on the stick',
  notOnStick: 'not on the stick yet',

  needsYou: 'Needs you',
  allClear: 'Nothing to decide.',
  allClearHint: 'What is doubtful will stand here with the keys that settle it.',
  moreQuestions: (value: number) => `${value} more under Open questions, F4`,
  thisStation: 'this station',
  typed: (text: string) => `typed ${text}`,
  weight: { alarm: 'Alarm', ask: 'Question', doubt: 'Doubt' },
  asksFor: {
    bib: 'Bib',
    time: 'Time of day, such as 03:14:09.5',
    point: 'Point, 0 is the start',
    reason: 'Reason',
  },
  notATime: 'That is not a time of day. Type it as 03:14:09 or 031409.',
  notAPoint: (legs: number) => `The points are 0 (start) to ${legs} (finish).`,
} as const;

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
function ordinalEnd(value: number): string {
  const [tens, ones] = [value % 100, value % 10];
  if (tens >= 11 && tens <= 13) return 'th';
  return ones === 1 ? 'st' : ones === 2 ? 'nd' : ones === 3 ? 'rd' : 'th';
}
