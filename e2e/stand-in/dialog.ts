/**
 * The system's dialogs. Nobody sits before a test, so each answers as a person does who presses Escape; a spec that
 * wants another answer puts its own function in the place of one of these, which works on Electron just so.
 */
interface MessageBoxOptions {
  readonly cancelId?: number;
}

export const dialog = {
  showOpenDialog: (): Promise<{ canceled: boolean; filePaths: string[] }> =>
    Promise.resolve({ canceled: true, filePaths: [] }),

  showMessageBox: (...given: readonly unknown[]): Promise<{ response: number; checkboxChecked: boolean }> => {
    const { cancelId } = given.at(-1) as MessageBoxOptions;
    return Promise.resolve({ response: cancelId ?? 0, checkboxChecked: false });
  },

  showErrorBox: (title: string, content: string): void => {
    process.stderr.write(`${title}: ${content}\n`);
  },
};
