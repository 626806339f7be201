/** Puts the application menu in place of Electron's own, which takes keys that the window needs. */
import { Menu } from 'electron';
import type { MenuActions } from './menu-template.ts';
import { menuTemplate } from './menu-template.ts';

export function setupMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, actions)));
}
