/** Words of the clock’s page. */
export const clockTexts = {
  title: 'Clock',
  loading: 'Reading the clock …',
  confidence: {
    high: 'High confidence: within a tenth of a second.',
    medium: 'Medium confidence: within half a second.',
    low: 'Low confidence: off by more than half a second, perhaps.',
  },
  syncNow: 'Check now',
  syncing: 'Checking …',
  byHand: 'Set by hand',

  history: 'Checks',
  noHistory: 'No check in this run yet. Each one shows here how far off the clock was and can be.',
  summary: (count: number, from: string, to: string) =>
    count === 1 ? `1 check, at ${to}` : `${count.toLocaleString('en')} checks, ${from} to ${to}`,
  bound: 'Bound: how far off it can be',
  delay: 'Delay there and back',
  offset: 'Correction by the check',
  milliseconds: (ms: string) => `${ms} ms`,
  notBelieved: (count: number) =>
    count === 1 ? '1 check was not believed' : `${count.toLocaleString('en')} checks were not believed`,
  ownClock: (by: string) => `The laptop’s own clock stands ${by} from this time; no time goes by it.`,
  speed: (ppm: string, seconds: string) =>
    `Left alone, this laptop drifts by ${ppm} ppm (${seconds} s a day).`,

  stay: 'Without a network',
  after: (hours: number) => `after ${hours} h`,
  stayReady: 'The clock is ready to go offline for a race.',
  stayMore:
    'Stay online the evening before: after 15 min of checks the clock stays good to some ± 630 ms through six hours without a network, after an hour to ± 420 ms.',
  stayUnchecked: 'The clock was not checked since it started. Go online once, or set it by hand.',
  stayByHand: 'A clock set by hand drifts. Set it again every few hours, or go online once.',

  server: 'Time server',
  serverHint: 'The cloud’s address, such as https://name.supabase.co. Empty: none.',
  serverKeep: 'Keep',
  serverKept: (server: string | null) =>
    server === null ? 'No time server is asked any more.' : `The time server is ${server}.`,

  events: 'What happened',
  noEvents: 'Nothing unusual.',

  handLead:
    'Press the key at announced times: a radio’s beep, or the seconds of a clock that is right, held beside this laptop. Five times or more.',
  handFirst: 'First announced time',
  handFirstHint: 'Such as 14:05:00. Each further press takes the next announced time that is nearest.',
  handEvery: 'Announced every',
  every: { '10': '10 s', '30': '30 s', '60': 'minute' },
  handPress: 'Press at the announced time',
  handNone: 'No press yet.',
  handRow: (time: string, off: string) => `${time}, ${off}`,
  handCount: (count: number, least: number) =>
    count < least ? `${count} of ${least} presses` : `${count} presses`,
  handSpread: (spread: string, bound: string) => `They lie up to ${spread} apart: good to ${bound}.`,
  handSet: 'Set the clock',
  handAnew: 'Begin anew',
  back: 'Back',

  actions: {
    clock: {
      title: 'Clock: how good it is, time server, set by hand',
      also: 'sync synchronize time bound offset',
    },
    syncNow: { title: 'Check the clock now', also: 'sync time server' },
  },
} as const;
