/**
 * Chromium does not know the scheme `app:`, and a page of an unknown scheme has no origin to speak of. So the page lies under
 * an `https:` host of its own that no name server knows (RFC 6761: `.test`), every request to it is taken before it leaves
 * Chromium and answered by the handler that the program gave to `protocol.handle`, and whatever the program sees of it (URLs, origins)
 * is said in terms of `app:`.
 *
 * What differs from Electron: the page itself reads `https://baton.app.test` in `location`, and relative URLs, `'self'` in
 * its policy, storage and isolation go by that origin. It is a secure context in both.
 */
const SCHEME = 'app:';
const SUFFIX = '.app.test';

/** `app://baton/x` → `https://baton.app.test/x`; other URLs as they are. */
export function toChromium(url: string): string {
  return url.startsWith(`${SCHEME}//`) ? url.replace(/^app:\/\/([^/]*)/, `https://$1${SUFFIX}`) : url;
}

/** `https://baton.app.test/x` → `app://baton/x`, also after `blob:`; other URLs as they are. */
export function fromChromium(url: string): string {
  return url.replace(/^(blob:)?https:\/\/([^/:]*)\.app\.test(?=\/|$)/, `$1${SCHEME}//$2`);
}

/** What the network requests of such pages begin with, as a pattern of the DevTools protocol. */
export const APP_REQUESTS = `https://*${SUFFIX}/*`;
