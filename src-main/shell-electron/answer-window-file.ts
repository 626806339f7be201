/** Answers `app://baton/…` with the files of the built window, and with nothing else. */
import { windowHeaders } from '../../src-shared/contract/content-policy.ts';
import type { WindowFiles } from '../shell-browser/window-files.ts';
import { isOwnUrl } from './app-origin.ts';

/**
 * @param files - the built window, in memory: no path that is asked for ever reaches the file system.
 * @param request - as Electron hands it to the handler of a scheme.
 * @returns the file, or 404 for whatever is none of them, and for another host under our scheme.
 */
export function answerWindowFile(files: WindowFiles, request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, null, 'text/plain');
  const file = isOwnUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined;
  if (file === undefined) return answer(404, null, 'text/plain');
  return answer(200, request.method === 'HEAD' ? null : new Uint8Array(file.body), file.mediaType);
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null, mediaType: string): Response {
  return new Response(body, { status, headers: { ...windowHeaders(null), 'Content-Type': mediaType } });
}
