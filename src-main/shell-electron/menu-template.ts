/**
 * The application menu: small, and with as few keys as can be. A key that the menu takes never reaches the window,
 * and the window needs F2 to F9, Ctrl+Z and Ctrl+K for itself.
 */
import type { MenuItemConstructorOptions } from 'electron';

/** What the menu does that is no role of Electron's. */
export interface MenuActions {
  readonly restartWindow: () => void;
  readonly close: () => void;
}

/**
 * The menu's items. On Windows and Linux the keys for copy and paste work without a menu, so they are shown but
 * not taken; macOS knows them by its menu alone. Undo is in neither: it belongs to the journal, not to a text field.
 */
export function menuTemplate(platform: NodeJS.Platform, actions: MenuActions): MenuItemConstructorOptions[] {
  const registerAccelerator = platform === 'darwin';
  const edit = (['cut', 'copy', 'paste', 'selectAll'] as const).map((role) => ({
    role,
    registerAccelerator,
  }));
  return [
    {
      label: 'Baton',
      submenu: [
        { role: 'about', label: 'About Baton' },
        { type: 'separator' },
        { label: 'Restart the window', click: actions.restartWindow },
        { type: 'separator' },
        // The role would take Ctrl+Q, which lies beside keys that are used in a hurry; on macOS it is expected.
        platform === 'darwin' ? { role: 'quit' } : { label: 'Close Baton', click: actions.close },
      ],
    },
    { label: 'Edit', submenu: edit },
    {
      label: 'View',
      submenu: [
        { role: 'zoomIn', label: 'Larger' },
        { role: 'zoomOut', label: 'Smaller' },
        { role: 'resetZoom', label: 'Usual size' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: 'Full screen' },
      ],
    },
  ];
}
