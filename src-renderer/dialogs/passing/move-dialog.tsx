import { useEffect, useState } from 'react';
import { timeOfDay } from '../../../src-shared/format/times.ts';
import { stationTimeUs } from '../../entry/press-clock.ts';
import { mirrorStore } from '../../mirror/mirror-store.ts';
import { useRace } from '../../mirror/use-mirror.ts';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { readTimeOfDay } from '../../parts/time-of-day.ts';
import { readTypedDuration, shiftWords } from '../../parts/typed-duration.ts';
import { pointName, pointWords, readPoint } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { passingTexts } from '../../texts/passing.ts';
import { problemOf } from '../form-reading.ts';
import formStyles from '../form.module.css';
import { useForm } from '../use-form.ts';
import { sentenceOf, useSubmit } from '../use-submit.ts';
import type { KnownPassing } from './known-passing.ts';
import { mirroredPassing, passingsBetween } from './known-passing.ts';
import type { MoveForm } from './moved-passings.ts';
import { chosenPassings, readMove } from './moved-passings.ts';

/** The journal is looked through when typing has paused for so long. */
const TYPING_PAUSE_MS = 400;
const MOST_SHOWN = 6;

/** Moves passings to another point, by a time, or both: those chosen in the list, or those between two times. */
export function MoveDialog({ ids }: { readonly ids: readonly string[] }) {
  const { legs, timeZone } = useRace(({ race }) => race);
  const [nowUs] = useState(() => stationTimeUs());
  const [span, setSpan] = useState({ from: '', to: '' });
  const { form, change, isTried, markTried } = useForm((): MoveForm => {
    return { atPoint: '', toPoint: '', by: '', reason: '' };
  });
  const { isBusy, problem, send } = useSubmit();
  const [fromUs, toUs] = [readUs(span.from, nowUs, timeZone), readUs(span.to, nowUs, timeZone)];
  const found = usePassings(ids, fromUs, toUs);
  const passings = chosenPassings(found.passings, form.atPoint, legs);
  const reading = readMove(form, passings, legs);
  const toPoint = readPoint(form.toPoint, legs);
  const byUs = readTypedDuration(form.by);
  return (
    <DialogFrame
      title={passingTexts.moveTitle}
      submit={passingTexts.moveSubmit}
      onSubmit={() => {
        if (reading.ok) send([{ name: 'passings.move', args: reading.sent }]);
        else markTried();
      }}
      isBusy={isBusy}
      outcome={reading.ok ? reading.says : null}
      problem={problem ?? found.problem ?? problemOf(reading, 'all', isTried)}
    >
      {ids.length > 0 ? null : (
        <div className={formStyles['row']}>
          <TimeField
            label={passingTexts.moveFrom}
            text={span.from}
            onChange={(from) => {
              setSpan((before) => ({ ...before, from }));
            }}
            nearUs={nowUs}
            timeZone={timeZone}
            autoFocus
          />
          <TimeField
            label={passingTexts.moveTo}
            text={span.to}
            onChange={(to) => {
              setSpan((before) => ({ ...before, to }));
            }}
            nearUs={nowUs}
            timeZone={timeZone}
            problem={fromUs !== null && toUs !== null && toUs < fromUs ? passingTexts.moveOrder : null}
          />
          <TextField
            label={passingTexts.moveAt}
            value={form.atPoint}
            onChange={(atPoint) => {
              change({ atPoint });
            }}
            isFigures
            hint={passingTexts.moveAtHint}
          />
        </div>
      )}
      <Preview
        passings={passings}
        isAsked={ids.length > 0 || (fromUs !== null && toUs !== null)}
        isLooking={found.isLooking}
        legs={legs}
        timeZone={timeZone}
      />
      <div className={formStyles['row']}>
        <TextField
          label={passingTexts.moveToPoint}
          value={form.toPoint}
          onChange={(typed) => {
            change({ toPoint: typed });
          }}
          isFigures
          hint={passingTexts.moveToPointHint}
          reads={toPoint === null ? null : pointWords(toPoint, legs)}
          problem={problemOf(reading, 'toPoint', isTried)}
          autoFocus={ids.length > 0}
        />
        <TextField
          label={passingTexts.moveBy}
          value={form.by}
          onChange={(by) => {
            change({ by });
          }}
          isFigures
          hint={passingTexts.moveByHint}
          reads={byUs === null || byUs === 0 ? null : shiftWords(byUs)}
          problem={problemOf(reading, 'by', isTried)}
        />
      </div>
      <TextField
        label={fieldTexts.reason}
        value={form.reason}
        onChange={(reason) => {
          change({ reason });
        }}
        hint={fieldTexts.reasonHint}
        problem={problemOf(reading, 'reason', isTried)}
        maxLength={2_000}
      />
    </DialogFrame>
  );
}

function readUs(text: string, nearUs: number, timeZone: string | null): number | null {
  const reading = readTimeOfDay(text, nearUs, timeZone);
  return 'us' in reading ? reading.us : null;
}

interface FoundPassings {
  readonly passings: readonly KnownPassing[];
  readonly isLooking: boolean;
  readonly problem: string | null;
}

const NOTHING: FoundPassings = { passings: [], isLooking: false, problem: null };

/** The chosen passings as the mirror has them, or those that the journal has between two times. */
function usePassings(ids: readonly string[], fromUs: number | null, toUs: number | null): FoundPassings {
  const [found, setFound] = useState<FoundPassings>(() => {
    const { seen } = mirrorStore.getState();
    const passings = ids.flatMap((id) => mirroredPassing(seen, id) ?? []);
    return { ...NOTHING, passings };
  });
  const isChosen = ids.length > 0;
  useEffect(() => {
    if (isChosen || fromUs === null || toUs === null || toUs < fromUs) return;
    let isOver = false;
    const settle = (outcome: FoundPassings): void => {
      if (!isOver) setFound(outcome);
    };
    const timer = setTimeout(() => {
      settle({ ...NOTHING, isLooking: true });
      passingsBetween(fromUs, toUs).then(
        (passings) => {
          settle({ ...NOTHING, passings });
        },
        (error: unknown) => {
          settle({ ...NOTHING, problem: sentenceOf(error) });
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isChosen, fromUs, toUs]);
  return found;
}

interface PreviewProps {
  readonly passings: readonly KnownPassing[];
  /** It is said which passings. */
  readonly isAsked: boolean;
  readonly isLooking: boolean;
  readonly legs: number;
  readonly timeZone: string | null;
}

function Preview({ passings, isAsked, isLooking, legs, timeZone }: PreviewProps) {
  const said = (passing: KnownPassing | undefined): string =>
    passing?.timeUs == null ? passingTexts.none : timeOfDay(passing.timeUs, timeZone, 1);
  const count =
    passings.length === 0
      ? isAsked
        ? passingTexts.moveNone
        : passingTexts.moveWhen
      : passingTexts.moveCount(passings.length, said(passings[0]), said(passings.at(-1)));
  return (
    <div>
      <p className={`${formStyles['says'] ?? ''} ${formStyles['big'] ?? ''}`} role="status">
        {isLooking ? passingTexts.moveFind : count}
      </p>
      {passings.length === 0 ? null : (
        <table className={formStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{passingTexts.moveTime}</th>
              <th scope="col">{passingTexts.moveBib}</th>
              <th scope="col">{passingTexts.movePoint}</th>
            </tr>
          </thead>
          <tbody>
            {passings.slice(0, MOST_SHOWN).map((passing) => (
              <tr key={passing.id}>
                <td className={formStyles['figures']}>{said(passing)}</td>
                <td className={formStyles['figures']}>
                  {passing.bib === '' ? passingTexts.none : passing.bib}
                </td>
                <td>{passing.point === null ? passingTexts.none : pointName(passing.point, legs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {passings.length <= MOST_SHOWN ? null : (
        <p className={formStyles['says']}>{passingTexts.moveMore(passings.length - MOST_SHOWN)}</p>
      )}
    </div>
  );
}
