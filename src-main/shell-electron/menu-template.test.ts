import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu-template.ts';

function items(list: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return list.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

/** Roles whose own key Electron registers unless told otherwise: none that the window uses. */
const HARMLESS_ROLES = new Set(['about', 'quit', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']);

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  const all = items(menuTemplate(platform, { restartWindow: () => undefined, close: () => undefined }));

  it('takes no key from the window', () => {
    for (const item of all) {
      expect(item.accelerator ?? '').toBe('');
      const takesKey = item.role !== undefined && item.registerAccelerator !== false;
      if (takesKey && platform !== 'darwin') expect(HARMLESS_ROLES).toContain(item.role);
    }
  });

  it('has neither undo nor redo nor reload: undo is the journal’s', () => {
    for (const role of ['undo', 'redo', 'reload', 'forceReload', 'toggleDevTools', 'close'] as const) {
      expect(all.map((item) => item.role)).not.toContain(role);
    }
  });
});
