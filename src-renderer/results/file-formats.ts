import type { FileFormat } from './paper-and-files.ts';

/** The files that a race can be saved as, the most wanted first. */
export const FILE_FORMATS = [
  'results.csv',
  'results.html',
  'results.txt',
  'results.json',
  'journal.jsonl',
] as const satisfies readonly FileFormat[];
