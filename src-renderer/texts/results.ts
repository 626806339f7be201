/** Words of the results view. */
export const resultTexts = {
  title: 'Results',
  loading: 'Making the results …',
  none: 'There is nothing to rank yet.',
  provisional: 'Provisional',
  final: 'Final',
  modeLabel: 'How teams without a time are listed',
  byLabel: 'Listed by',
  by: { total: 'Total', category: 'Category', leg: 'Leg' },
  list: 'List',
  previous: 'List before',
  next: 'Next list',
  official: (time: string) => `Official since ${time}`,
  notOfficial: 'Not official yet',
  open: (count: number) =>
    count === 0
      ? 'no open questions'
      : count === 1
        ? '1 open question'
        : `${count.toLocaleString('en')} open questions`,
  declare: 'Declare official',
  withdraw: 'Withdraw',
  declareAsk: (count: number) =>
    count === 0
      ? 'Nothing is open. Declare these results official?'
      : count === 1
        ? '1 question is still open. Declare the results official all the same?'
        : `${count.toLocaleString('en')} questions are still open. Declare the results official all the same?`,
  withdrawAsk: 'Withdraw the declaration? The results are provisional again; nothing else changes.',
  yes: 'Yes',
  back: 'Back',
  changed: (count: number) =>
    count === 1
      ? '1 team is printed otherwise than when the results were declared official'
      : `${count.toLocaleString('en')} teams are printed otherwise than when the results were declared official`,
  unchanged: 'Nothing has changed since.',
  files: 'Save',
  formats: {
    'results.csv': 'CSV',
    'results.html': 'HTML',
    'results.txt': 'Text',
    'results.json': 'JSON',
    'journal.jsonl': 'Journal',
  },
  saved: (name: string) => `${name} is saved among the downloads.`,
  print: 'Print',
  printResults: 'Results',
  printTally: 'Tally sheets',
  listLabel: (title: string) => `Results: ${title}`,
  actions: {
    results: 'Results: provisional, official, print, save',
    foot: 'results',
    printResults: 'Print the results',
    printTally: 'Print tally sheets for pen and paper',
    save: (format: string) => `Save as ${format}`,
  },
} as const;
