import { useState } from 'react';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args } from '../../src-shared/contract/calls.ts';
import { callStation } from '../app/station.ts';
import { tell } from '../view/notices.ts';
import { closeDialog } from '../view/view-store.ts';

/** A call with its arguments, ready to be made. */
export type StationCall = {
  readonly [N in CallName]: { readonly name: N; readonly args: Args<N> };
}[CallName];

interface Submit {
  readonly isBusy: boolean;
  /** Why the station refused; what was typed still stands in the form. */
  readonly problem: string | null;
  /**
   * Makes the calls one after the other, says what each did, and closes the dialog (or does what `then` says). The
   * first that is refused ends it, and its sentence is `problem`.
   */
  readonly send: (calls: readonly StationCall[], then?: () => void) => void;
}

/** Sends what a dialog says to the station. */
export function useSubmit(): Submit {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = (calls: readonly StationCall[], then: () => void = closeDialog): void => {
    setBusy(true);
    setProblem(null);
    void sendAll(calls).then((refusal) => {
      setBusy(false);
      if (refusal === null) then();
      else setProblem(refusal);
    });
  };
  return { isBusy, problem, send };
}

/** The sentence of the first call that was refused, or `null`. */
async function sendAll(calls: readonly StationCall[]): Promise<string | null> {
  for (const { name, args } of calls) {
    try {
      const reply = await callStation(name, args);
      if ('says' in reply && reply.says !== '') tell('done', reply.says);
    } catch (error) {
      return sentenceOf(error);
    }
  }
  return null;
}

/** What to show of an error: the station's own sentence. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
