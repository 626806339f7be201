/** Files of which some rows are bad: taken only when a person says so. */
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { RowProblem } from '../../import/row-problem.ts';

/**
 * @param goodRows - how many of them could be taken.
 * @throws BatonError `badInput` where a row is bad, with the first of them.
 */
export function refuseBadRows(name: string, problems: readonly RowProblem[], goodRows: number): void {
  const [first] = problems;
  if (first === undefined) return;
  const count = new Set(problems.map(({ line }) => line)).size;
  const bad = count === 1 ? '1 row is bad' : `${count} rows are bad, the first`;
  throw new BatonError(
    'badInput',
    `${name}: ${bad} in line ${first.line}: ${first.reason}. Nothing was taken in. Correct the file, or take the ${goodRows} good ${goodRows === 1 ? 'row' : 'rows'} alone.`,
  );
}
