/** A row that was not taken over, and why: the reason is a part of a sentence, without its full stop. */
export interface RowProblem {
  /** Line of the file on which the row begins, 1-based, as an editor shows it. */
  readonly line: number;
  readonly reason: string;
}
