/** What a page may ask of the system: nothing, but to save a file that the station made. */
import type { DownloadItem, Event, Session } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';

/** Refuses every permission, device and capture, and all downloads but our own exports. */
export function setupSessionGuards(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback(null);
  });
  session.on('will-download', allowOwnExports);
}

/** The window saves an export from a blob of its own; Electron asks the person where to. */
function allowOwnExports(event: Event, item: DownloadItem): void {
  if (item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) {
    item.setSaveDialogOptions({ title: 'Save the export', defaultPath: item.getFilename() });
  } else {
    event.preventDefault();
  }
}
