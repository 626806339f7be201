/** The sticks that this data folder has used, remembered in a file beside its journal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode } from '../journal/storage-error.ts';
import { replaceFile } from './replace-file.ts';

const knownStickSchema = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  /** Of a folder that serves as a stick; absent for a drive, which may come back anywhere. */
  folder: z.string().optional(),
});
/** A stick that was accepted here. */
export type KnownStick = z.infer<typeof knownStickSchema>;

const fileSchema = z.strictObject({
  format: z.literal('baton-sticks'),
  stationId: z.uuid(),
  sticks: z.array(knownStickSchema),
});

/** The list of known sticks. */
export class KnownSticks {
  /** Of this data folder, on every stick: its device ids change, this one does not. */
  readonly stationId: string;
  readonly #path: string;
  readonly #tell: (sentence: string) => void;
  readonly #sticks = new Map<string, KnownStick>();

  /**
   * @param newId - a new UUID.
   * @param tell - gets a sentence where the file cannot be read or written; the sticks work without it.
   */
  constructor(folder: string, newId: () => string, tell: (sentence: string) => void) {
    this.#path = join(folder, 'sticks.json');
    this.#tell = tell;
    const read = this.#read();
    this.stationId = read?.stationId ?? newId();
    for (const one of read?.sticks ?? []) this.#sticks.set(one.id, one);
    if (read === null) this.#write();
  }

  all(): KnownStick[] {
    return [...this.#sticks.values()];
  }

  has(id: string): boolean {
    return this.#sticks.has(id);
  }

  remember(stick: KnownStick): void {
    const before = this.#sticks.get(stick.id);
    if (before?.label === stick.label && before.folder === stick.folder) return;
    this.#sticks.set(stick.id, stick);
    this.#write();
  }

  #read(): z.infer<typeof fileSchema> | null {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      this.#tell(
        `The list of sticks ${this.#path} cannot be read and was begun anew. Sticks that are put in are known by what is on them; add folders again.`,
      );
      return null;
    }
  }

  #write(): void {
    const { stationId } = this;
    const content: z.infer<typeof fileSchema> = { format: 'baton-sticks', stationId, sticks: this.all() };
    try {
      replaceFile(this.#path, `${JSON.stringify(content, null, 2)}\n`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#tell(`The list of sticks could not be written; the sticks themselves go on. ${why}`);
    }
  }
}
