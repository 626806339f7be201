/** What a window may load and do, whichever shell serves it: one text for both. */

/**
 * The rule that React Aria writes into a `<style>` of its own so that a touch on a button scrolls no page. It is the
 * only inline style of the window, and named by its hash; the screens' tests fail on any other.
 */
const PRESSABLE_STYLE_HASH = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

/**
 * The window's Content-Security-Policy: nothing is allowed but what is named, and nothing from elsewhere is named.
 *
 * @param connect - where the window may connect to, beside where it came from: the address of the station's socket,
 *   or `null` where the shell has another way in.
 */
function contentPolicy(connect: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' '${PRESSABLE_STYLE_HASH}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect === null ? "'none'" : `'self' ${connect}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * What a window never needs is switched off by name, since a policy names what it denies. Two things stay: sound
 * without a click (the tones), and keeping the screen awake while a race is on.
 */
const DENIED_FEATURES = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/**
 * The headers of every answer that a shell gives its window. Opener, embedder and resource policy together isolate the
 * window from every other page, which also gives `performance.now()` its finest resolution (5 µs instead of 100).
 *
 * @param connect - as for `contentPolicy`.
 */
export function windowHeaders(connect: string | null): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(connect),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    'Cache-Control': 'no-store',
  };
}
