/** What the journal says of key presses, beside when the keys were sent. */
import type { Dispatch } from './keys.ts';
import type { StationProcess } from './station-process.ts';

const SLACK_NS = 2e6;

/** A passing as the journal has it. */
export interface RecordedPress {
  readonly id: string;
  readonly bib: string;
  readonly monoNs: number;
  readonly timeUs: number;
}

/** Every key press in a station's journal, in the order recorded. */
export async function recordedPresses(station: StationProcess): Promise<RecordedPress[]> {
  const { text } = await station.call('export.write', { what: 'journal.jsonl' });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      // A line of the journal is an entry; the bodies of passings made by keys have these fields.
      const { id, kind, body } = JSON.parse(line) as {
        id: string;
        kind: string;
        body: { source?: string; bib: string; monoNs: number; timeUs: number };
      };
      return kind === 'passing' && body.source === 'key' ? [{ id, ...body }] : [];
    });
}

/** Whether a recorded time lies within its key's dispatch: from its start less 2 ms to its end and 2 ms. */
export function isWithin({ startNs, endNs }: Dispatch, monoNs: number): boolean {
  return monoNs >= startNs - SLACK_NS && monoNs <= endNs + SLACK_NS;
}
