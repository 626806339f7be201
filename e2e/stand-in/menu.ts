/** The application menu, as a tree to look at and to click in. */
interface ItemTemplate {
  readonly label?: string;
  readonly role?: string;
  readonly click?: () => void;
  readonly submenu?: readonly ItemTemplate[];
}

interface MenuItem {
  readonly label: string;
  readonly role: string | undefined;
  readonly submenu: Menu | null;
  readonly click: () => void;
}

export class Menu {
  static #application: Menu | null = null;
  readonly items: readonly MenuItem[];

  private constructor(template: readonly ItemTemplate[]) {
    this.items = template.map(({ label, role, click, submenu }) => ({
      label: label ?? role ?? '',
      role,
      submenu: submenu === undefined ? null : new Menu(submenu),
      click: click ?? ((): void => undefined),
    }));
  }

  static buildFromTemplate(template: readonly ItemTemplate[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
}
