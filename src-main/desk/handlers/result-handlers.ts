/** Results, declared or not, and files and pages made of them. */
import type { ResultListRow } from '../../../src-shared/contract/calls.ts';
import type { Board } from '../../../src-shared/domain/board.ts';
import { closeLegs, closeTotals } from '../../../src-shared/domain/close-ranks.ts';
import { diffBoards } from '../../../src-shared/domain/board-diff.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import type { EntryOf } from '../../../src-shared/domain/entry.ts';
import { boardAsOf, foldBoard } from '../../../src-shared/domain/fold/fold.ts';
import type { Mode } from '../../../src-shared/domain/published.ts';
import type { ResultRow } from '../../../src-shared/domain/results.ts';
import { results, resultsByCategory, resultsByLeg, standingOf } from '../../../src-shared/domain/results.ts';
import { tallySheets } from '../../print/tally-sheets.ts';
import { CLOSE_WORDS } from '../../results/results-notes.ts';
import { resultsCsv } from '../../results/results-csv.ts';
import { resultsHtml } from '../../results/results-html.ts';
import { resultsJson } from '../../results/results-json.ts';
import type { ResultsOptions } from '../../results/results-options.ts';
import { resultsTxt } from '../../results/results-txt.ts';
import { declareResults, officialSince } from '../../station/official-results.ts';
import { runnersOf } from '../../station/runners.ts';
import type { RaceSession } from '../race-session.ts';
import type { HandlersOf } from './handlers.ts';
import { recordAll } from './record-plan.ts';

type ResultCalls = 'results.read' | 'results.declare' | 'export.write' | 'print.page' | 'board.asOf';

export function resultHandlers(session: () => RaceSession): HandlersOf<ResultCalls> {
  const declared = new WeakMap<EntryOf<'note'>, Board>();
  return {
    'results.read': ({ mode, by }) => {
      const race = session();
      const board = race.station.fold.board();
      return {
        lists: listsOf(board, mode, by),
        officialUs: officialSince(race.station)?.at ?? null,
        changedSince: changedSince(race, board, mode, declared),
        openQuestions: board.open.length,
      };
    },
    'results.declare': ({ official }) => recordAll(session(), () => [declareResults(official)]),
    'export.write': ({ what }) => exported(session(), what),
    'print.page': ({ what }) => {
      const board = session().station.fold.board();
      return {
        html: what === 'tallySheets' ? tallySheets(board) : resultsHtml(board, optionsOf(session(), board)),
      };
    },
    'board.asOf': ({ atUs }) => {
      const board = boardAsOf(session().station.entries, atUs);
      return { rows: rowsOf(board, results(board, 'provisional')) };
    },
  };
}

function listsOf(board: Board, mode: Mode, by: 'total' | 'category' | 'leg') {
  switch (by) {
    case 'total':
      return [{ title: board.race.name, rows: rowsOf(board, results(board, mode)) }];
    case 'category':
      return resultsByCategory(board, mode).map(({ category, rows }) => ({
        title: category ?? 'Without a category',
        rows: rowsOf(board, rows),
      }));
    case 'leg':
      return resultsByLeg(board, mode).map(({ leg, rows }) => {
        const close = closeLegs(board, leg, rows);
        return {
          title: `Leg ${leg}`,
          rows: rows.map(({ teamId, place, bib, team, category, time, given }) => ({
            teamId,
            place,
            bib,
            team,
            category,
            time: time.text,
            behind: behindText(rows[0]?.time.us ?? null, time.us),
            note: [...(given ? ['given'] : []), ...(close.has(teamId) ? [CLOSE_WORDS] : [])].join(', '),
          })),
        };
      });
  }
}

function rowsOf(board: Board, rows: readonly ResultRow[]): ResultListRow[] {
  const close = closeTotals(board, rows);
  const best = rows[0]?.total.us ?? null;
  return rows.map((row) => {
    const { teamId, place, bib, team, category, total, penalty } = row;
    const { legsDone, lastSplit } = standingOf(row);
    const underWay = total.us === null && lastSplit !== null;
    return {
      teamId,
      place,
      bib,
      team,
      category,
      time: total.text === '' ? (lastSplit?.text ?? '') : total.text,
      behind: behindText(best, total.us),
      note: [
        ...(penalty.text === '' ? [] : [`penalty ${penalty.text}`]),
        ...(underWay ? [`after leg ${legsDone}`] : []),
        ...(close.has(teamId) ? [CLOSE_WORDS] : []),
      ].join(', '),
    };
  });
}

function behindText(bestUs: number | null, us: number | null): string {
  if (bestUs === null || us === null || us === bestUs) return '';
  return `+${formatDuration(us - bestUs, 1_000_000)}`;
}

/**
 * What is printed otherwise than when the results were declared official, a line a team.
 *
 * @param declared - the boards at declarations, kept since they never change.
 */
function changedSince(
  { station }: RaceSession,
  now: Board,
  mode: Mode,
  declared: WeakMap<EntryOf<'note'>, Board>,
): string[] {
  const note = officialSince(station);
  if (note === null) return [];
  // What stood in this journal before the note, not what was made before it: entries of other tents may come later.
  const then = declared.get(note) ?? foldBoard(station.entries.slice(0, station.entries.indexOf(note)));
  declared.set(note, then);
  return diffBoards(then, now, mode).teams.map(({ bib, team, figures }) => {
    const changes = figures.map(
      ({ what, before, after }) => `${what} ${before || '(none)'} → ${after || '(none)'}`,
    );
    return `${bib} ${team}: ${changes.join(', ')}`;
  });
}

function optionsOf({ station }: RaceSession, board: Board): ResultsOptions {
  const mode = officialSince(station) === null ? 'provisional' : 'final';
  return { names: runnersOf(board, station.journal.names()), by: 'total', mode };
}

const WRITERS = {
  'results.csv': { mediaType: 'text/csv', write: resultsCsv },
  'results.json': { mediaType: 'application/json', write: resultsJson },
  'results.html': { mediaType: 'text/html', write: resultsHtml },
  'results.txt': { mediaType: 'text/plain', write: resultsTxt },
} as const;

function exported(race: RaceSession, what: keyof typeof WRITERS | 'journal.jsonl') {
  if (what === 'journal.jsonl') {
    const lines = Array.from(race.station.journal.entries(), ({ text }) => text);
    return { name: what, mediaType: 'application/jsonl', text: `${lines.join('\n')}\n` };
  }
  const board = race.station.fold.board();
  const { mediaType, write } = WRITERS[what];
  return { name: what, mediaType, text: write(board, optionsOf(race, board)) };
}
