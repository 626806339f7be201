/** The words of the frame: status line, the served point, the foot, notices, and what stands there without a race. */
const count = (value: number): string => value.toLocaleString('en-GB');

export const appTexts = {
  program: 'Baton',
  teams: (value: number) => `${count(value)} ${value === 1 ? 'team' : 'teams'}`,
  legs: (value: number) => `${value} ${value === 1 ? 'leg' : 'legs'}`,
  status: 'State of the station',
  race: 'race',
  toGun: 'to the gun',
  noGun: 'no gun yet',
  clockLabel: 'Time of day',
  stationAway: 'The station does not answer. Go on: every time is kept here and sent as soon as it is back.',
  connecting: 'Looking for the station…',
  loading: 'Reading the race…',
  lostTitle: 'The window did not find its station',

  here: 'This station',
  start: 'Start',
  finish: 'Finish',
  exchange: (point: number) => `Exchange ${point}`,
  points: (from: number, to: number) => `Points ${from} – ${to}`,
  allPoints: 'All points',
  nextOfEach: 'the next handoff of each team',
  leg: (from: number, to: number) => `leg ${from} → ${to}`,
  firstLeg: 'leg 1 begins',
  lastLeg: (leg: number) => `end of leg ${leg}`,
  shift: 'Shift',
  noShift: 'Nobody on shift',
  handedOver: (done: number, all: number) => `${count(done)} of ${count(all)} handed over`,

  entry: 'Entry',
  actions: 'Keys',
  notices: 'Notices',
  dismiss: 'Seen',
  stopWork: 'Stop',
  brokenTitle: 'This part of the window failed',
  broken:
    'Times are still taken. Escape goes back; if it happens again, reload with Ctrl+R: nothing is lost.',
  tryAgain: 'Show it again',
} as const;
