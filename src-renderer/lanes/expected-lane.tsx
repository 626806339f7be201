import type { CSSProperties } from 'react';
import { memo } from 'react';
import type { ExpectedRow, TeamRow } from '../../src-shared/contract/mirror.ts';
import { duration } from '../../src-shared/format/times.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { laneTexts } from '../texts/lanes.ts';
import { useNowUs } from '../view/now.ts';
import { categoryEdge } from './category-edge.ts';
import { countdown, shareOf } from './expected-words.ts';
import styles from './expected-lane.module.css';
import { EmptyLane, Lane } from './lane.tsx';
import { RateBars } from './rate-bars.tsx';

/** More than a busy exchange hands over in a quarter of an hour. */
const STRIPS = 25;

/** Who comes next at the served points, likeliest first. */
export function ExpectedLane() {
  const expected = useRace((race) => race.expected);
  const teams = useRace((race) => race.teams);
  const nowUs = useNowUs();
  const { state, rows, dueIn5Min, stillToCome, rates } = expected;
  return (
    <Lane
      title={laneTexts.expected}
      aside={state === 'running' ? laneTexts.dueIn5Min(dueIn5Min) : null}
      foot={rates.length > 0 ? <RateBars rates={rates} /> : null}
    >
      {rows.length > 0 ? (
        <ol>
          {rows.slice(0, STRIPS).map((row) => {
            const team = teams.get(row.teamId);
            if (team === undefined) return null;
            return (
              <ExpectedStrip
                key={row.teamId}
                row={row}
                team={team}
                edge={categoryEdge(teams, team.category).borderLeftColor}
                nowUs={nowUs}
              />
            );
          })}
        </ol>
      ) : (
        <EmptyLane {...emptyWords(state, stillToCome)} />
      )}
    </Lane>
  );
}

function emptyWords(
  state: 'beforeStart' | 'running' | 'nobodyLeft' | 'noPoint',
  stillToCome: number,
): { says: string; hint?: string } {
  if (state === 'running') return { says: laneTexts.noPace(stillToCome) };
  return state === 'beforeStart'
    ? { says: laneTexts.beforeStart, hint: laneTexts.beforeStartHint }
    : { says: laneTexts[state] };
}

interface StripProps {
  readonly row: ExpectedRow;
  readonly team: TeamRow;
  readonly edge: CSSProperties['borderLeftColor'];
  readonly nowUs: number;
}

const ExpectedStrip = memo(function ExpectedStrip({ row, team, edge, nowUs }: StripProps) {
  const { words, tone } = countdown(row, nowUs);
  const share = shareOf(row, nowUs);
  return (
    <li className={styles['strip']} style={{ borderLeftColor: edge }} data-tone={tone}>
      <span className={styles['bib']}>{team.bib}</span>
      <div className={styles['who']}>
        <p className={styles['name']}>{team.name}</p>
        <p className={styles['detail']}>
          {[team.category, laneTexts.legSoFar(row.point, duration(Math.max(0, nowUs - row.startedUs)))]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        <svg className={styles['interval']} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles['track']} width="100" height="4" rx="2" />
          <rect className={styles['window']} x={share.from} width={share.to - share.from} height="4" />
          <rect className={styles['mark']} x={share.now - 0.5} width="1" height="4" />
        </svg>
      </div>
      <span className={styles['due']}>
        {words}
        {tone === 'overdue' ? <small className={styles['word']}>{laneTexts.overdueWords}</small> : null}
      </span>
    </li>
  );
});
