import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { Moment } from '../../../src-shared/contract/calls.ts';
import { bound, timeOfDay } from '../../../src-shared/format/times.ts';
import { monoNsOf, stationTimeUs } from '../../entry/press-clock.ts';
import { useRace } from '../../mirror/use-mirror.ts';
import { useLowClock } from '../../clock/use-low-clock.ts';
import { Button } from '../../parts/button.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { teamOfBib } from '../../parts/team-search.ts';
import { TextField } from '../../parts/text-field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { readTimeOfDay, timeProblem } from '../../parts/time-of-day.ts';
import { startTexts } from '../../texts/start.ts';
import { tell } from '../../view/notices.ts';
import { closeDialog } from '../../view/view-store.ts';
import formStyles from '../form.module.css';
import { useForm } from '../use-form.ts';
import { useSubmit } from '../use-submit.ts';
import { StartList } from './start-list.tsx';
import type { StartRow } from './start-rows.ts';
import { readBibs, startRows } from './start-rows.ts';

/** A start that would take the place of a recorded one, and waits for a word. */
interface Asked {
  readonly row: StartRow;
  readonly atMs: number;
}

/** F9: the gun, waves, mass starts and single teams' legs, at the moment of the key or at a typed time. */
export function StartDialog({ bibs }: { readonly bibs: string }) {
  const race = useRace((seen) => seen.race);
  const served = useRace(({ desk }) => desk.serves?.from ?? 0);
  const teams = useRace((seen) => seen.teams);
  const { form, change } = useForm(() => ({ bibs, leg: String(served + 1), at: '' }));
  const [nowUs] = useState(() => stationTimeUs());
  const [asked, setAsked] = useState<Asked | null>(null);
  const { isBusy, problem, send } = useSubmit();
  const lowClockUs = useLowClock();
  const typedBibs = readBibs(
    form.bibs,
    form.leg,
    race.legs,
    (bib) => teamOfBib(teams.values(), bib) !== null,
  );
  const at = form.at.trim() === '' ? null : readTimeOfDay(form.at, nowUs, race.timeZone);
  const atProblem = at !== null && 'problem' in at ? timeProblem(at, form.at) : null;
  const said = at !== null && 'us' in at ? at.us : null;

  const record = (row: StartRow, atMs: number): void => {
    void momentOf(said, atMs).then((moment) => {
      send([{ name: 'start.record', args: { start: row.start, at: moment } }]);
    });
  };
  const onStart = (row: StartRow, atMs: number): void => {
    if (isBusy || atProblem !== null) return;
    if (row.recordedUs === null) record(row, atMs);
    else setAsked({ row, atMs });
  };
  const bibProblems = typedBibs?.ok === false ? typedBibs.problems : {};
  return (
    <DialogFrame title={startTexts.title} isBusy={isBusy} problem={problem}>
      {asked === null ? (
        <>
          <p className={formStyles['says']}>
            {said === null ? startTexts.lead : startTexts.leadAt(timeOfDay(said, race.timeZone, 1))}
          </p>
          {lowClockUs === null ? null : (
            <p role="status" className={`${formStyles['says'] ?? ''} ${formStyles['doubt'] ?? ''}`}>
              {startTexts.lowClock(bound(lowClockUs))}
            </p>
          )}
          <StartList rows={startRows(race, typedBibs)} timeZone={race.timeZone} onStart={onStart} />
          <div className={formStyles['row']}>
            <TextField
              label={startTexts.bibs}
              value={form.bibs}
              onChange={(typed) => {
                change({ bibs: typed });
              }}
              isFigures
              hint={startTexts.bibsHint}
              problem={bibProblems.bibs ?? null}
              maxLength={4_000}
            />
            <TextField
              label={startTexts.leg}
              value={form.leg}
              onChange={(leg) => {
                change({ leg });
              }}
              isFigures
              problem={bibProblems.leg ?? null}
            />
            <TimeField
              label={startTexts.at}
              text={form.at}
              onChange={(typed) => {
                change({ at: typed });
              }}
              nearUs={nowUs}
              timeZone={race.timeZone}
              hint={startTexts.atHint}
              problem={atProblem}
            />
          </div>
        </>
      ) : (
        <AskAgain
          asked={asked}
          nowUs={said ?? stationTimeUs(asked.atMs)}
          timeZone={race.timeZone}
          onReplace={() => {
            if (!isBusy) record(asked.row, asked.atMs);
          }}
        />
      )}
    </DialogFrame>
  );
}

async function momentOf(saidUs: number | null, atMs: number): Promise<Moment> {
  if (saidUs !== null) return { by: 'time', timeUs: saidUs };
  return { by: 'press', monoNs: await monoNsOf(atMs) };
}

interface AskAgainProps {
  readonly asked: Asked;
  readonly nowUs: number;
  readonly timeZone: string | null;
  readonly onReplace: () => void;
}

/** Asks by another key than the one that was pressed: a key hit twice, or Enter, must not replace a start. */
function AskAgain({ asked: { row }, nowUs, timeZone, onReplace }: AskAgainProps) {
  const before = row.recordedUs === null ? '' : timeOfDay(row.recordedUs, timeZone, 1);
  const now = timeOfDay(nowUs, timeZone, 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'r' || event.repeat || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onReplace();
  };
  return (
    <div className={formStyles['stack']} onKeyDown={onKeyDown} role="alert">
      <p className={`${formStyles['says'] ?? ''} ${formStyles['big'] ?? ''}`}>
        {startTexts.again(row.name, before, now)}
      </p>
      <div className={formStyles['buttons']}>
        <Button
          look="main"
          keys="Enter"
          onPress={() => {
            tell('done', startTexts.kept(row.name, before, now));
            closeDialog();
          }}
          autoFocus
        >
          {startTexts.keep(before)}
        </Button>
        <Button look="warning" keys="R" onPress={onReplace}>
          {startTexts.replace}
        </Button>
      </div>
    </div>
  );
}
