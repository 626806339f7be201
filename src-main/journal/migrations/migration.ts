/** One step from one shape of the database to the next. */
export interface Migration {
  /** 1, 2, 3 …; the database's `user_version` is the number of its last one. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
