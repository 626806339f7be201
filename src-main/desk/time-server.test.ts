import { expect, it } from 'vitest';
import { emptyFolder } from '../../tests/kit/desk.ts';
import { keepTimeServer, readTimeServer, timeServerUrl } from './time-server.ts';

it('an address is completed as far as it can be', () => {
  const whole = 'https://relay.supabase.co/functions/v1/server-time';
  expect(timeServerUrl(' relay.supabase.co ')).toBe(whole);
  expect(timeServerUrl('https://relay.supabase.co/')).toBe(whole);
  expect(timeServerUrl(whole)).toBe(whole);
  expect(timeServerUrl('http://127.0.0.1:54321/time')).toBe('http://127.0.0.1:54321/time');
});

it.each(['', 'ftp://x', 'https://', 'two words', 'http://:80'])('%j is no address', (typed) => {
  expect(() => timeServerUrl(typed)).toThrow(/is no web address/);
});

it('an address is kept for the next start until it is taken away', () => {
  const home = `${emptyFolder()}/races`;
  expect(readTimeServer(home)).toBeNull();
  keepTimeServer(home, timeServerUrl('relay.supabase.co'));
  expect(readTimeServer(home)).toBe('https://relay.supabase.co/functions/v1/server-time');
  keepTimeServer(home, null);
  expect(readTimeServer(home)).toBeNull();
});
