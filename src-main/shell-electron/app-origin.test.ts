import { describe, expect, it } from 'vitest';
import { isOwnUrl } from './app-origin.ts';

describe('our own origin', () => {
  it.each(['app://baton/', 'app://baton/index.html', 'app://baton/a/b.js?x#y'])('has %s', (url) => {
    expect(isOwnUrl(url)).toBe(true);
  });

  it.each([
    'app://baton.example/',
    'app://batonx/',
    'app://x@baton/',
    'app://baton:8080/',
    'apps://baton/',
    'https://baton/',
    'file:///index.html',
    'about:blank',
    'javascript:app://baton/',
    'app:baton',
    '',
  ])('does not have %s', (url) => {
    expect(isOwnUrl(url)).toBe(false);
  });
});
