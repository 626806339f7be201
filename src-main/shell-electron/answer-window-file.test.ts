import { describe, expect, it } from 'vitest';
import { answerWindowFile } from './answer-window-file.ts';

const page = { body: Buffer.from('<!doctype html>'), mediaType: 'text/html; charset=utf-8' };
const files = new Map([
  ['/', page],
  ['/index.html', page],
  ['/assets/a.js', { body: Buffer.from('1'), mediaType: 'text/javascript; charset=utf-8' }],
]);
const ask = (url: string, method = 'GET'): Response => answerWindowFile(files, new Request(url, { method }));

describe('app://baton/', () => {
  it('answers with the files of the window, their kind and the guarding headers', async () => {
    const response = ask('app://baton/index.html');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it.each([
    'app://baton/../package.json',
    'app://baton/%2e%2e/package.json',
    'app://baton/..%2fmain%2findex.js',
    'app://baton/..%5cmain%5cindex.js',
    'app://baton/assets/..%2f..%2fmain/index.js',
    'app://baton//etc/passwd',
    'app://baton/C:/Windows/win.ini',
    'app://baton/index.html%00.js',
    'app://baton/INDEX.HTML',
    'app://baton/assets',
    'app://baton.example/index.html',
    'app://other/index.html',
    'https://baton/index.html',
  ])('has nothing under %s', (url) => {
    expect(ask(url).status).toBe(404);
  });

  it('reads alone: nothing is posted to it', () => {
    expect(ask('app://baton/index.html', 'POST').status).toBe(405);
    expect(ask('app://baton/index.html', 'HEAD').body).toBeNull();
  });
});
