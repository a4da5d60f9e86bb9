/** What the page says that opens sealed results. */
export const review = {
  title: 'Open sealed results',
  description: 'Opens the sealed results of a graded test in this browser, with the organisation’s key.',
  lead: 'For organisations: see what a candidate handed in, check it, and go through it again. Everything happens in this browser; nothing that you choose here is sent anywhere or kept.',
  choose: 'Choose files',
  drop: 'or drop them here',
  need: 'What it takes',
  needs: {
    result: 'one or more sealed results',
    registry: 'the registry that assay seal wrote',
    keys: 'the organisation’s keys',
    sealed: 'for scores of record: sealed.json, the sealed half of the release',
  },
  at: {
    missing: 'missing',
    without: 'not given: what steered is checked, and nothing is scored on record',
    result: (count: number): string => (count === 1 ? '1 result' : `${count} results`),
    registry: (test: string, forms: number): string => `${test}, ${forms} forms`,
    keys: (name: string, fingerprint: string): string => `${name}, ${fingerprint}`,
    sealed: (bank: string, release: string): string => `${bank} ${release}`,
  },
  refused: 'Not used',
  files: {
    large: 'The file is too large to be one of these.',
    unreadable: 'The browser could not read the file.',
    noJson: 'This is none of these files, or a part of one.',
    wrong: (fault: string): string => `The file is not as it was written: ${fault}.`,
  },
  passphrase: 'Passphrase of the keys',
  open: 'Open',
  opening: 'Opening …',
  opened: (count: number): string =>
    count === 1 ? 'One result was opened.' : `${count} results were opened.`,
  insecure: 'This page needs https or localhost: without it the browser has no cryptography.',
  wrongKeys: (name: string): string =>
    `The forms of this registry were sealed for other keys than these: choose those of ${name}.`,
  wrongSealed: (bank: string, release: string): string =>
    `This sealed half is of another release: choose that of ${bank} ${release}.`,
  noContent:
    'The site does not have the encrypted items of this form. Open this page on the site that the forms were sealed for, with its folder sealed.',
  failed: 'It could not be opened here. Score it with assay score, which says more.',
  results: 'Results',
  columns: { file: 'file', candidate: 'candidate', status: 'status', action: 'show' },
  unknown: 'unknown',
  show: (name: string): string => `Show ${name}`,
  provisional:
    'Without the sealed half there are no scores of record: this checks the log and what steered, and shows the sitting.',
  checked: 'The log is whole and follows from what steered.',
  engine: 'opened and computed again in this browser',
  forget: 'Closing the page forgets everything.',
} as const
