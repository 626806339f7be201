import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayWords, readTimeOfDay, typedMoment, typedTimeOfDay } from './time-of-day.ts';

const us = (iso: string): number => Date.parse(iso) * 1_000;
const OSLO = 'Europe/Oslo';
/** Three in the morning in Oslo. */
const night = us('2026-01-25T02:00:00Z');

describe('a time of day as it is typed', () => {
  it.each([
    ['03:14:09.5', '2026-01-25T02:14:09.500Z'],
    ['3:14:09', '2026-01-25T02:14:09Z'],
    ['031409', '2026-01-25T02:14:09Z'],
    ['031409,25', '2026-01-25T02:14:09.250Z'],
    ['3.14.09', '2026-01-25T02:14:09Z'],
    ['0314', '2026-01-25T02:14:00Z'],
    [' 3:14 ', '2026-01-25T02:14:00Z'],
  ])('reads %s', (text, iso) => {
    expect(readTimeOfDay(text, night, OSLO)).toEqual({ us: us(iso) });
  });

  it('takes the day that brings it nearest: 23:50 typed after midnight was yesterday', () => {
    expect(readTimeOfDay('23:50', night, OSLO)).toEqual({ us: us('2026-01-24T22:50:00Z') });
    expect(readTimeOfDay('00:10', us('2026-01-24T22:50:00Z'), OSLO)).toEqual({
      us: us('2026-01-24T23:10:00Z'),
    });
  });

  it('takes the day that is said', () => {
    expect(readTimeOfDay('2026-06-20 09:00', night, OSLO)).toEqual({ us: us('2026-06-20T07:00:00Z') });
  });

  it('of a time that is there twice takes the nearer one', () => {
    // On 25 October 2026 the clocks of Oslo go from 03:00 back to 02:00.
    expect(readTimeOfDay('02:30', us('2026-10-25T00:20:00Z'), OSLO)).toEqual({
      us: us('2026-10-25T00:30:00Z'),
    });
    expect(readTimeOfDay('02:30', us('2026-10-25T01:20:00Z'), OSLO)).toEqual({
      us: us('2026-10-25T01:30:00Z'),
    });
  });

  it('refuses a time that the clocks skip on the day that is said', () => {
    expect(readTimeOfDay('2026-03-29 02:30', night, OSLO)).toEqual({ problem: 'skipped' });
  });

  it.each(['', '3', '24:00', '12:60', '3:1:5', 'noon', '2026-02-30 10:00', '-3:14'])('refuses %o', (text) => {
    expect(readTimeOfDay(text, night, OSLO)).toEqual({ problem: 'unread' });
  });

  it('reads back what it writes, to the microsecond, over every day and change of the clocks', () => {
    const seconds = fc.integer({ min: Date.UTC(2020, 0) / 1_000, max: Date.UTC(2030, 0) / 1_000 });
    const zones = fc.constantFrom(OSLO, 'America/New_York', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu');
    fc.assert(
      fc.property(seconds, fc.nat(999_999), zones, (second, fraction, zone) => {
        const moment = second * 1_000_000 + fraction;
        expect(readTimeOfDay(typedTimeOfDay(moment, zone), moment, zone)).toEqual({ us: moment });
        expect(readTimeOfDay(typedMoment(moment, zone), moment, zone)).toEqual({ us: moment });
      }),
    );
  });
});

describe('the day in words', () => {
  it('is said as seen from now, in the zone of the race', () => {
    expect(dayWords(us('2026-01-24T22:50:00Z'), night, OSLO)).toBe('yesterday');
    expect(dayWords(us('2026-01-24T23:10:00Z'), night, OSLO)).toBe('today');
    expect(dayWords(us('2026-01-26T10:00:00Z'), night, OSLO)).toBe('tomorrow');
    expect(dayWords(us('2026-06-20T10:00:00Z'), night, OSLO)).toBe('Sat 20 June');
  });
});
