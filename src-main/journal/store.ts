/** The rows of the database: the only place that asks SQL questions about entries, names and the station. */
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import type { ReadableDb, WritableDb } from './database.ts';

/** A row of the text of an entry, in local order. */
export interface EntryRow {
  /** 1, 2, 3 … in the order in which this folder got them. */
  readonly seq: number;
  readonly text: string;
}

/** The last entry of a device: what its next one follows. */
export interface ChainHead {
  readonly deviceSeq: number;
  readonly hash: string;
}

/** What this station is. */
export interface Station {
  readonly raceId: string;
  readonly deviceId: string;
  readonly name: string;
  /** Empty where the folder was never opened yet. */
  readonly fingerprint: string;
}

/** A text with its hash: the stored form of a names record. */
export interface NamesRow {
  readonly namesHash: string;
  readonly text: string;
}

/** Rows fetched at a time. No statement stays open in between, so that an append can come in while one reads. */
const PAGE_ROWS = 1_000;

export type EntryReads = ReturnType<typeof prepareReads>;
export type EntryWrites = ReturnType<typeof prepareWrites>;

/** Prepares what a reader may ask. */
export function prepareReads(db: ReadableDb) {
  const page = db.prepare<[number, number], EntryRow>(
    `SELECT seq, text FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${PAGE_ROWS}`,
  );
  const lastSeq = db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM entries').pluck();
  const ofKind = db.prepare<[string], string>('SELECT text FROM entries WHERE kind = ? ORDER BY seq').pluck();
  const count = db.prepare<[], number>('SELECT count(*) FROM entries').pluck();
  const lastTexts = db
    .prepare<[number], string>('SELECT text FROM entries ORDER BY seq DESC LIMIT ?')
    .pluck();
  const names = db.prepare<[], NamesRow>(
    'SELECT names_hash AS namesHash, text FROM names ORDER BY names_hash',
  );
  const hasNames = db.prepare<[string], number>('SELECT 1 FROM names WHERE names_hash = ?').pluck();
  // Looks at every row: an index would cost each append more than this costs one opening.
  const head = db.prepare<[string], ChainHead>(
    "SELECT text ->> '$.deviceSeq' AS deviceSeq, hash FROM entries WHERE device_id = ? ORDER BY deviceSeq DESC, hash LIMIT 1",
  );
  const hashes = db.prepare<[], string>('SELECT hash FROM entries WHERE hash IS NOT NULL').pluck();
  const station = db.prepare<[], Station>(
    'SELECT race_id AS raceId, device_id AS deviceId, name, fingerprint FROM station',
  );

  return {
    /** The rows that are there when it is asked, in local order. */
    *rows(): Generator<EntryRow> {
      const end = lastSeq.get() ?? 0;
      for (let after = 0; after < end;) {
        const rows = page.all(after, end);
        yield* rows;
        after = rows.at(-1)?.seq ?? end;
      }
    },
    /** The next rows after one, in local order, no more than a page of them. */
    rowsAfter: (after: number): EntryRow[] => page.all(after, Number.MAX_SAFE_INTEGER),
    /** Texts of the entries of one kind, in local order. */
    textsOfKind: (kind: string): string[] => ofKind.all(kind),
    count: (): number => count.get() ?? 0,
    /** Texts of the last entries, latest first. */
    lastTexts: (limit: number): string[] => lastTexts.all(limit),
    /** The hashes of all entries. */
    hashes: (): Set<string> => new Set(hashes.all()),
    names: (): NamesRow[] => names.all(),
    hasNames: (namesHash: string): boolean => hasNames.get(namesHash) !== undefined,
    head: (deviceId: string): ChainHead | null => head.get(deviceId) ?? null,
    station: (): Station | null => station.get() ?? null,
  };
}

/** Prepares what the writer may do. Each call is one statement; `transaction` makes one step of several. */
export function prepareWrites(db: WritableDb) {
  const transaction = db.transaction((work: () => void) => {
    work();
  });
  const insertEntry = db.prepare<[string]>('INSERT INTO entries (text) VALUES (?)');
  const replaceEntry = db.prepare<[string, number]>('UPDATE entries SET text = ? WHERE seq = ?');
  const insertNames = db.prepare<[string, string]>(
    'INSERT INTO names (names_hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const deleteNames = db.prepare<[string]>('DELETE FROM names WHERE names_hash = ?');
  const insertDevice = db.prepare<[string]>('INSERT INTO devices (device_id) VALUES (?)');
  const setDevice = db.prepare<[string]>('UPDATE station SET device_id = ?');
  const setFingerprint = db.prepare<[string]>('UPDATE station SET fingerprint = ?');
  const insertStation = db.prepare<[string, string, string]>(
    "INSERT INTO station (only, race_id, device_id, name, fingerprint) VALUES (1, ?, ?, ?, '')",
  );

  return {
    /** Runs `work` and commits; what it throws takes everything back. */
    transaction: (work: () => void): void => {
      transaction.immediate(work);
    },
    /** The caller has made sure that it is not there yet. */
    insertEntry: ({ text }: SealedEntry): void => {
      insertEntry.run(text);
    },
    /** Puts a true text in the place of a damaged one. */
    replaceEntry: (seq: number, { text }: SealedEntry): void => {
      replaceEntry.run(text, seq);
    },
    /** Answers whether it was not there yet. */
    insertNames: ({ namesHash, text }: NamesRow): boolean => insertNames.run(namesHash, text).changes === 1,
    deleteNames: (namesHash: string): void => {
      deleteNames.run(namesHash);
    },
    setDevice: (deviceId: string): void => {
      insertDevice.run(deviceId);
      setDevice.run(deviceId);
    },
    setFingerprint: (fingerprint: string): void => {
      setFingerprint.run(fingerprint);
    },
    insertStation: ({ raceId, deviceId, name }: Omit<Station, 'fingerprint'>): void => {
      insertDevice.run(deviceId);
      insertStation.run(raceId, deviceId, name);
    },
    /**
     * Rewrites the database so that deleted rows leave no trace, in its file or in its log.
     *
     * @returns whether it was done wholly: a reader that looks on can hold the log back.
     */
    scrub: (): boolean => {
      db.exec('VACUUM');
      return db.prepare<[], number>('PRAGMA wal_checkpoint(TRUNCATE)').pluck().get() === 0;
    },
  };
}
