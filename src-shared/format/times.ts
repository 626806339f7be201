/** Times in words, for the window and for the station’s sentences. All arguments are µs. */

const US_PER_SECOND = 1_000_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `Intl.DateTimeFormat` costs a hundred times its use to make: one a zone is kept. */
function formatterOf(timeZone: string | null): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = makeFormatter(timeZone);
  formatters.set(key, made);
  return made;
}

const CLOCK = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

/** A zone that this machine does not know (an older journal may name one) must not keep a race from being shown. */
function makeFormatter(timeZone: string | null): Intl.DateTimeFormat {
  if (timeZone === null) return new Intl.DateTimeFormat('en-GB', CLOCK);
  try {
    return new Intl.DateTimeFormat('en-GB', { ...CLOCK, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', CLOCK);
  }
}

/** `03:14:09` in the race's zone (`null` = the machine's), cut, with 0 to 3 digits of the second. */
export function timeOfDay(us: number, timeZone: string | null, digits = 0): string {
  const seconds = formatterOf(timeZone).format(us / 1_000);
  if (digits === 0) return seconds;
  const within = ((us % US_PER_SECOND) + US_PER_SECOND) % US_PER_SECOND;
  return `${seconds}.${String(Math.floor(within)).padStart(6, '0').slice(0, digits)}`;
}

/** `03:14` in the race's zone. */
export function minuteOfDay(us: number, timeZone: string | null): string {
  return timeOfDay(us, timeZone).slice(0, 5);
}

/** `43:19`, `8:10:28`, `-0:05`: cut to the second, as a stop watch shows it. */
export function duration(us: number): string {
  const total = Math.floor(Math.abs(us) / US_PER_SECOND);
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  const tail = String(seconds).padStart(2, '0');
  const text = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
  return us < 0 && total > 0 ? `-${text}` : text;
}

/** `± 40 ms`, `± 1.2 s`, `± 3 min`: rounded up, since a bound must hold. */
export function bound(us: number): string {
  if (us < US_PER_SECOND) return `± ${Math.ceil(us / 1_000)} ms`;
  if (us < 60 * US_PER_SECOND) return `± ${(Math.ceil(us / 100_000) / 10).toFixed(1)} s`;
  return `± ${Math.ceil(us / (60 * US_PER_SECOND))} min`;
}

/** `less than a minute`, `3 min`, `2 h`, `3 days`: how long in one figure, cut. */
export function roughly(us: number): string {
  const minutes = Math.floor(Math.abs(us) / (60 * US_PER_SECOND));
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** `+120 ms`, `−1.2 s`, `0 ms`: by how much something moved. */
export function moved(us: number): string {
  const size = Math.abs(us);
  const ms = Math.round(size / 1_000);
  if (ms === 0) return '0 ms';
  const sign = us < 0 ? '−' : '+';
  return ms < 1_000 ? `${sign}${ms} ms` : `${sign}${(size / US_PER_SECOND).toFixed(1)} s`;
}
