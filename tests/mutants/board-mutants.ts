/** Slips in what is published, and in the board as a whole: rules 14 to 17. */
import type { Mutant } from './mutant.ts';

const BOARD = 'src-shared/domain/board.ts';
const FOLD = 'src-shared/domain/fold/fold.ts';
const PASSINGS = 'src-shared/domain/fold/passings.ts';
const PUBLISHED = 'src-shared/domain/published.ts';
const QUESTIONS = 'src-shared/domain/fold/questions.ts';
const RACE_LINE = 'src-shared/domain/fold/race-line.ts';
const RANKING = 'src-shared/domain/ranking.ts';
const RECORDS = 'src-shared/domain/fold/records.ts';
const RESULTS = 'src-shared/domain/results.ts';

const ROUNDING_TEST = '%s: %d µs to units of %d is %d';
const BEHIND_TEST = 'puts behind the ranked: open, DNF, DNS, DQ, each by legs done, last split and bib';
const RANKS_TEST = 'rule 14: ranks compare published totals; a finish-order ruling parts a tie';
const BOARD_TEST = 'rule 15: teams by id, questions in order, canonical text, and its hash';
const TOUCHED_TEST = 'rule 16: an entry refolds the teams that it touches, before and after, and no other';
const LATE_TEAM_TEST =
  'rule 16: a team that comes late gets its times, and one that is voided leaves the board';
const AS_OF_TEST = 'rule 17: the board as of T folds the entries made up to T and no later one';

export const BOARD_MUTANTS: readonly Mutant[] = [
  {
    rule: 14,
    breaks: 'rounding up moves a time that is whole already',
    file: PUBLISHED,
    find: "mode === 'up' ? restUs > 0 :",
    replace: "mode === 'up' ? restUs >= 0 :",
    failing: ROUNDING_TEST,
  },
  {
    rule: 14,
    breaks: 'rounding to the nearest takes the half down',
    file: PUBLISHED,
    find: 'restUs * 2 >= unitUs',
    replace: 'restUs * 2 > unitUs',
    failing: ROUNDING_TEST,
  },
  {
    rule: 14,
    breaks: 'the total is the sum of the rounded legs',
    file: PUBLISHED,
    find: 'hasTotal ? timeCell(race, team.totalUs)',
    replace:
      'hasTotal ? timeCell(race, team.legs.reduce((sum, leg) => sum + publishedUs(leg.timeUs ?? 0, race.rounding), team.penaltyUs))',
    failing:
      'rule 14: each figure is rounded once from its exact value, so legs need not add up to the total',
  },
  {
    rule: 14,
    breaks: 'ranks compare exact totals',
    file: PUBLISHED,
    find: 'return { us, text: formatDuration(us, race.rounding.unitUs) };',
    replace: 'return { us: exactUs, text: formatDuration(us, race.rounding.unitUs) };',
    failing: RANKS_TEST,
  },
  {
    rule: 14,
    breaks: 'the place after a tie follows on, as if one team stood there',
    file: RANKING,
    find: 'firstOfTie.push(joins ? (firstOfTie[index - 1] ?? index) : index);',
    replace: 'firstOfTie.push((firstOfTie[index - 1] ?? -1) + (joins ? 0 : 1));',
    failing: RANKS_TEST,
  },
  {
    rule: 14,
    breaks: 'the first ruling on a tie stands, not the newest',
    file: RANKING,
    find: 'for (const teamId of named) {',
    replace: 'for (const teamId of named.filter((one) => !positions.has(one))) {',
    failing: RANKS_TEST,
  },
  {
    rule: 14,
    breaks: 'a ruling on the order parts nobody',
    file: RESULTS,
    find: '(a, b) => a.total.us === b.total.us && positionOf(a) === positionOf(b)',
    replace: '(a, b) => a.total.us === b.total.us',
    failing: RANKS_TEST,
  },
  {
    rule: 14,
    breaks: 'DNS stands before DNF',
    file: RESULTS,
    find: "['DNF', 'DNS', 'DQ']",
    replace: "['DNS', 'DNF', 'DQ']",
    failing: BEHIND_TEST,
  },
  {
    rule: 14,
    breaks: 'behind the ranked, fewer legs done stand first',
    file: RESULTS,
    find: 'standingB.legsDone - standingA.legsDone',
    replace: 'standingA.legsDone - standingB.legsDone',
    failing: BEHIND_TEST,
  },
  {
    rule: 14,
    breaks: 'behind the ranked, the last split does not count',
    file: RESULTS,
    find: '|| (standingA.lastSplit?.us ?? 0) - (standingB.lastSplit?.us ?? 0)',
    replace: '',
    failing: BEHIND_TEST,
  },
  {
    rule: 15,
    breaks: 'teams stand in the order in which they came',
    file: FOLD,
    find: '[...folded.keys()].sort(compareText)',
    replace: '[...folded.keys()]',
    failing: 'rule 15: teams stand by their ids, in whatever order they came',
  },
  {
    rule: 15,
    breaks: 'questions stand in the order in which they were found',
    file: FOLD,
    find: '].sort(compareQuestions);',
    replace: '];',
    failing: BOARD_TEST,
  },
  {
    rule: 15,
    breaks: 'the entries of a question stand in the order in which they came',
    file: QUESTIONS,
    find: 'entries: [...entries].sort(compareText),',
    replace: 'entries: [...entries],',
    failing: 'rule 15: the entries of a question are sorted, in whatever order they came',
  },
  {
    rule: 15,
    breaks: 'rulings on a tie stand in the order in which they came',
    file: RACE_LINE,
    find: '[...rulings].sort(compareEntries)',
    replace: '[...rulings]',
    failing: 'rule 15: rulings on a tie stand by when they were made, not by when they came',
  },
  {
    rule: 15,
    breaks: 'texts are compared by the locale of the machine',
    file: 'src-shared/domain/compare-text.ts',
    find: 'return a < b ? -1 : a > b ? 1 : 0;',
    replace: 'return a.localeCompare(b);',
    failing: 'rule 15: texts are compared by code unit, whatever the locale',
  },
  {
    rule: 15,
    breaks: 'the board’s text has its keys as they were made',
    file: BOARD,
    find: 'return canonicalText(board);',
    replace: 'return JSON.stringify(board);',
    failing: 'rule 15: its text is the same in whatever order its keys were made',
  },
  {
    rule: 16,
    breaks: 'a team that loses a passing is not folded anew',
    file: PASSINGS,
    find: 'if (record.teamId !== null) touch(record.teamId);',
    replace: '',
    failing: TOUCHED_TEST,
  },
  {
    rule: 16,
    breaks: 'every entry folds every team anew',
    file: FOLD,
    find: 'if (allDirty) {',
    replace: 'if (dirty.size > 0) {',
    failing: TOUCHED_TEST,
  },
  {
    rule: 16,
    breaks: 'gun, waves and settings fold no team anew',
    file: FOLD,
    find: 'if (changed.race) allDirty = true;',
    replace: '',
    failing: 'rule 16: the gun, a wave and the race’s settings refold all that they concern',
  },
  {
    rule: 16,
    breaks: 'a new bib does not reach the times that were typed before',
    file: RECORDS,
    find: 'return reach({ teamIds: [teamId], bibs: [set.bib] });',
    replace: 'return reach({ teamIds: [teamId] });',
    failing: LATE_TEAM_TEST,
  },
  {
    rule: 16,
    breaks: 'a voided team stays on the board',
    file: FOLD,
    find: 'else folded.delete(teamId);',
    replace: '',
    failing: LATE_TEAM_TEST,
  },
  {
    rule: 16,
    breaks: 'a team that comes after the first look at the board is not on it',
    file: FOLD,
    find: 'if (folded.has(teamId) !== records.hasTeam(teamId)) sortedTeamIds = null;',
    replace: '',
    failing: LATE_TEAM_TEST,
  },
  {
    rule: 16,
    breaks: 'a team that loses a time to a twin of the same source line is not folded anew',
    file: PASSINGS,
    find: 'if (twin.shadowed !== shadowed && twin.teamId !== null) touch(twin.teamId);',
    replace: '',
    failing: 'rule 16: a line of a source that comes again for another team takes the time from the first',
  },
  {
    rule: 17,
    breaks: 'an entry made at the very moment is left out',
    file: FOLD,
    find: 'entry.at <= atUs',
    replace: 'entry.at < atUs',
    failing: AS_OF_TEST,
  },
  {
    rule: 17,
    breaks: 'later entries are let in',
    file: FOLD,
    find: 'if (entry.at <= atUs) until.push(entry);',
    replace: 'until.push(entry);',
    failing: AS_OF_TEST,
  },
  {
    rule: 17,
    breaks: 'a passing counts from its own time, not from when it was entered',
    file: FOLD,
    find: 'entry.at <= atUs',
    replace: "(entry.fact.kind === 'passing' ? (entry.fact.body.timeUs ?? entry.at) : entry.at) <= atUs",
    failing: 'rule 17: what was entered late was not there before, however early its time',
  },
];
