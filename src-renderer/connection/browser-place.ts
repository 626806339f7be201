/** The station as a window in a browser finds it: at the origin that served the window. */
import type { StationPlace } from './socket-connection.ts';
import { WindowToken } from './window-token.ts';

/** Takes the window's key out of its address and tells how to reach the station with it. */
export function browserPlace(): StationPlace {
  const token = new WindowToken();
  return {
    async open() {
      return new WebSocket(`ws://${location.host}/link`, ['baton', `token.${await token.read()}`]);
    },
    async refuses() {
      try {
        const answer = await fetch('/link', { headers: { 'X-Baton-Token': await token.read() } });
        return answer.status === 403;
      } catch {
        return false;
      }
    },
    onWake(listener) {
      addEventListener('online', listener);
      addEventListener('focus', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('focus', listener);
      };
    },
  };
}
