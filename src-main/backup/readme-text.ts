/** The page in each set that explains it to whoever finds it, perhaps years later and without Baton. */

/** What the page says about this set. */
export interface ReadmeFacts {
  readonly raceName: string;
  readonly raceId: string;
  readonly stationName: string;
  readonly createdAt: Date;
  readonly entries: number;
  /** Number of teams whose runners' names are in the set; `null` where names were left out. */
  readonly names: number | null;
  readonly programVersion: string;
}

/** Writes `README.txt`. */
export function readmeText(facts: ReadmeFacts): string {
  const { raceName, raceId, stationName, createdAt, entries, names, programVersion } = facts;
  return `A backup set of a relay race, written by Baton ${oneLine(programVersion)}

Race:     ${oneLine(raceName)} (${raceId})
Station:  ${oneLine(stationName)}
Made:     ${createdAt.toISOString().slice(0, 19).replace('T', ' ')} UTC
Entries:  ${entries}
Names:    ${namesSentence(names)}

WITHOUT BATON

passings.csv     every passing that was recorded, for any spreadsheet. Times are UTC. "counts" says
                 whether a leg starts or finishes with it, "voided" whether it was taken back.
results.csv      the results as they stood when the set was made.
journal.jsonl    all that was recorded and decided, one entry a line, as JSON.

Whether the files are still those that were written:
  Linux      sha256sum -c manifest.sha256
  macOS      shasum -a 256 -c manifest.sha256
  Windows    certutil -hashfile journal.jsonl SHA256, compared with the line in manifest.sha256

WITH BATON

baton verify     with this folder: checks every byte of the set and changes nothing.
baton restore    makes a race of this set in a new, empty folder, to go on with under a new device id.
baton open       opens that new folder.

"baton help restore" shows how each is written. Nothing in this folder is ever changed by Baton.
`;
}

function namesSentence(names: number | null): string {
  if (names === null) return 'the names of runners were left out';
  if (names === 0) return 'no names of runners were recorded';
  return `the names of the runners of ${names} ${names === 1 ? 'team' : 'teams'} are in journal.jsonl; handle it with care`;
}

/** Text from outside as it may stand in a line: what moves the cursor or turns the writing is a blank. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ');
}
