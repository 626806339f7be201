/** The one origin that is ours: the window is loaded from `app://baton/` and from nowhere else. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://baton';
export const WINDOW_URL = `${APP_ORIGIN}/index.html`;

/**
 * Whether a URL lies in our own origin. The parts are compared, not the text's beginning:
 * `app://baton.example/` begins like ours.
 */
export function isOwnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, username, password } = new URL(text);
  return protocol === `${APP_SCHEME}:` && host === 'baton' && username === '' && password === '';
}
