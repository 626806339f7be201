import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import { duration, timeOfDay } from '../../src-shared/format/times.ts';
import { indexAmong, placeAt, standingOf } from '../grid/standing.ts';
import { useField } from '../grid/use-field.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { legTexts } from '../texts/leg.ts';
import { useNowUs } from '../view/now.ts';
import type { LegFacts } from './leg-facts.ts';
import { legFacts, legRank } from './leg-facts.ts';
import styles from './leg.module.css';

const { facts: texts } = legTexts;

/** What counts of one leg now. */
export function FactsOfLeg({ team, leg }: { readonly team: TeamRow; readonly leg: number }) {
  const race = useRace((one) => one.race);
  const { teams, rounding } = useField();
  const nowUs = useNowUs();
  const facts = legFacts(team, leg, race, nowUs);
  const rank = legRank(teams.values(), team, leg - 1, rounding);
  const at = (us: number | null): string => (us === null ? texts.unknown : timeOfDay(us, race.timeZone, 1));
  return (
    <dl className={styles['facts']}>
      <Fact name={texts.runner} says={facts.runner === '' ? texts.noRunner : facts.runner} isWords />
      <Fact name={texts.start} says={at(facts.startUs)} more={facts.startFrom} />
      <Fact name={texts.finish} says={at(facts.finishUs)} />
      <Fact name={texts.time} says={timeWords(facts, nowUs)} isAsked={facts.mark === 'asks'} />
      <Fact name={texts.split} says={facts.splitUs === null ? texts.unknown : duration(facts.splitUs)} />
      <Fact name={texts.rank} says={rank === null ? texts.unknown : texts.ranked(rank.place, rank.of)} />
    </dl>
  );
}

/** What counts of the team now, leg by leg. */
export function FactsOfTeam({ team }: { readonly team: TeamRow }) {
  const { standings, rounding } = useField();
  const place = placeAt(standings, indexAmong(standings, standingOf(team, rounding)));
  const splitUs = team.splits.findLast((us) => us !== null) ?? null;
  const soFar = splitUs === null ? texts.unknown : texts.soFar(duration(splitUs));
  const total = team.status ?? (team.totalUs === null ? soFar : duration(team.totalUs));
  return (
    <>
      <dl className={styles['facts']}>
        <Fact name={texts.place} says={place === '' ? texts.unknown : place} />
        <Fact name={texts.category} says={team.category ?? texts.unknown} isWords />
        <Fact name={texts.wave} says={team.wave ?? texts.unknown} isWords />
        <Fact name={texts.penalty} says={team.penaltyUs === 0 ? texts.unknown : duration(team.penaltyUs)} />
        <Fact name={texts.total} says={total} />
      </dl>
      <LegsOfTeam team={team} />
    </>
  );
}

function LegsOfTeam({ team }: { readonly team: TeamRow }) {
  const race = useRace((one) => one.race);
  const nowUs = useNowUs();
  const heads = legTexts.legs;
  return (
    // Reached by Tab, so that the keyboard can scroll it.
    <div className={styles['legs']} tabIndex={0} role="region" aria-label={heads.label}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{heads.leg}</th>
            <th scope="col">{heads.runner}</th>
            <th scope="col">{heads.finish}</th>
            <th scope="col">{heads.time}</th>
            <th scope="col">{texts.split}</th>
          </tr>
        </thead>
        <tbody>
          {team.times.map((_, index) => {
            const facts = legFacts(team, index + 1, race, nowUs);
            return (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <td className={styles['words']}>{facts.runner}</td>
                <td>{facts.finishUs === null ? '' : timeOfDay(facts.finishUs, race.timeZone, 1)}</td>
                <td className={facts.mark === 'asks' ? styles['asks'] : undefined}>
                  {timeWords(facts, nowUs)}
                </td>
                <td>{facts.splitUs === null ? '' : duration(facts.splitUs)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function timeWords({ mark, timeUs, startUs, isRunning }: LegFacts, nowUs: number): string {
  if (mark === 'DNS' || mark === 'DNF' || mark === 'DQ') return mark;
  if (timeUs === null) {
    return isRunning && startUs !== null ? texts.running(duration(nowUs - startUs)) : texts.unknown;
  }
  return mark === null ? duration(timeUs) : texts[mark](duration(timeUs));
}

interface FactProps {
  readonly name: string;
  readonly says: string;
  readonly more?: string | null;
  readonly isWords?: boolean;
  readonly isAsked?: boolean;
}

function Fact({ name, says, more = null, isWords = false, isAsked = false }: FactProps) {
  const looks = [styles['value'], isWords ? styles['words'] : '', isAsked ? styles['asks'] : ''];
  return (
    <div className={styles['fact']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={looks.join(' ')}>{says}</dd>
      {more === null ? null : <dd className={styles['more']}>{more}</dd>}
    </div>
  );
}
