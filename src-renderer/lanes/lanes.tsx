import { ExpectedLane } from './expected-lane.tsx';
import { HandedLane } from './handed-lane.tsx';
import styles from './lanes.module.css';
import { QuestionLane } from './question-lane.tsx';

/** Home: who is expected, who was just handed over, and what needs a person. Always in the same place. */
export function Lanes() {
  return (
    <div className={styles['lanes']}>
      <ExpectedLane />
      <HandedLane />
      <QuestionLane />
    </div>
  );
}
