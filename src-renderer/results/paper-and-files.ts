/** Results out of the window: on paper and as files. */
import type { Args } from '../../src-shared/contract/calls.ts';
import { callStation } from '../app/station.ts';
import { resultTexts } from '../texts/results.ts';
import { tell } from '../view/notices.ts';
import { printPage } from './paper.ts';
import { saveFile } from './save-file.ts';

export type FileFormat = Args<'export.write'>['what'];

/** Prints; what goes wrong stands in the notices. */
export async function print(what: Args<'print.page'>['what']): Promise<void> {
  try {
    const { html } = await callStation('print.page', { what });
    printPage(html);
  } catch (error) {
    refuse(error);
  }
}

/** Saves a file; what came of it stands in the notices. */
export async function save(what: FileFormat): Promise<void> {
  try {
    const file = await callStation('export.write', { what });
    saveFile(file);
    tell('done', resultTexts.saved(file.name));
  } catch (error) {
    refuse(error);
  }
}

function refuse(error: unknown): void {
  tell('refused', error instanceof Error ? error.message : String(error));
}
