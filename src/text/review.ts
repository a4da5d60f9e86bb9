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
    passphrase: 'their passphrase',
  },
  at: {
    missing: 'missing',
    without: 'not given: the record is checked, and nothing is scored',
    result: (count: number): string => (count === 1 ? '1 result' : `${count} results`),
    registry: (test: string, forms: number): string => `${test}, ${forms} forms`,
    keys: (name: string, fingerprint: string): string => `${name}, ${fingerprint}`,
    sealed: (bank: string, release: string): string => `${bank} ${release}`,
  },
  refused: 'Not used',
  files: {
    large: 'The file is too large to be one of these.',
    unreadable: 'The browser could not read the file.',
    costly:
      'These keys ask for more work and memory than a browser can be asked for, and more than assay keys ever sets: take the file from a copy.',
    cut: 'The file was cut or changed on its way. Ask for it again: a candidate can download a result once more with the link.',
    noJson: 'This is none of these files.',
    wrong: (fault: string): string => `The file is not as it was written: ${fault}.`,
  },
  passphrase: 'Passphrase of the keys',
  open: 'Open',
  reading: (count: number): string => (count === 1 ? 'Reading a file …' : `Reading ${count} files …`),
  missing: (needs: readonly string[]): string => `Still missing: ${needs.join('; ')}.`,
  opening: (nth: number, count: number): string => `Opening result ${nth} of ${count} …`,
  opened: (whole: number, count: number): string => {
    if (whole < count) return `${whole} of ${count} ${count === 1 ? 'result' : 'results'} could be opened.`
    return count === 1 ? 'One result was opened.' : `${count} results were opened.`
  },
  insecure: 'This page needs https or localhost: without it the browser has no cryptography.',
  wrongKeys: (name: string): string =>
    `The forms of this registry were sealed for other keys than these: choose those of ${name}.`,
  wrongSealed: (bank: string, release: string): string =>
    `This sealed half is of another release: choose that of ${bank} ${release}.`,
  changedSealed: (bank: string, release: string): string =>
    `This sealed half of ${bank} ${release} is another one than when the test was sealed, so its keys may be others: take it from a copy of the release.`,
  noContent:
    'The site does not have the encrypted items of this form. Open this page on the site that the forms were sealed for, with its folder sealed.',
  noRunner: 'What runs programs did not arrive from the site. Open it again; what was chosen is still here.',
  failed: 'It could not be opened here. Score it with assay score, which says more.',
  results: 'Results',
  unknown: 'unknown',
  show: 'Show',
  notOpened: 'Not opened:',
  provisional:
    'Without the whole sealed half of the release there are no scores of record: this checks the log, and that it led to these problems, and shows the sitting.',
  checked: 'The log is whole, and its problems are those that the answers led to.',
  engine: 'opened and computed again in this browser',
  forgetAll: 'Forget all of it',
  forget: 'The passphrase is forgotten already. Closing the page forgets the rest.',
} as const
