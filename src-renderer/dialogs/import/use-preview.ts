import { useCallback, useRef, useState } from 'react';
import type { CallName } from '../../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../../src-shared/contract/calls.ts';
import { callStation } from '../../app/station.ts';
import { sentenceOf } from '../use-submit.ts';

/** What the station says a file would do. */
export type Preview<R> =
  | { readonly state: 'none' | 'reading' }
  | { readonly state: 'read'; readonly reply: R }
  | { readonly state: 'refused'; readonly why: string };

/** Asks the station what a file would do; only the answer about the last file that was asked for counts. */
export function usePreview<N extends CallName>(
  name: N,
): { preview: Preview<Reply<N>>; ask: (args: Args<N>) => void } {
  const [preview, setPreview] = useState<Preview<Reply<N>>>({ state: 'none' });
  const asked = useRef(0);
  const ask = useCallback(
    (args: Args<N>): void => {
      asked.current += 1;
      const mine = asked.current;
      const settle = (outcome: Preview<Reply<N>>): void => {
        if (asked.current === mine) setPreview(outcome);
      };
      setPreview({ state: 'reading' });
      callStation(name, args).then(
        (reply) => {
          settle({ state: 'read', reply });
        },
        (error: unknown) => {
          settle({ state: 'refused', why: sentenceOf(error) });
        },
      );
    },
    [name],
  );
  return { preview, ask };
}
