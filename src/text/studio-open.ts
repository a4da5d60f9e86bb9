/** What opening a release from a file says. */
export const studioOpen = {
  label: 'Open a bank',
  hint: 'The file index.json of a release; dropping it here does it too',
  reading: 'Reading the file …',
  unreadable: 'The file could not be read. Choose it again.',
  tooLarge: 'The file is larger than 200 MB, which no index is.',
  noJson: (why: string): string =>
    `This is no JSON: ${why}. Expected is the file index.json from the folder public of a release.`,
  wrong: (what: string): string =>
    `This is no index of a release. ${what}. Expected is the file index.json from the folder public of a release.`,
  twice: (id: string): string => `The item ${id} stands there twice.`,
  parameters: (id: string, why: string): string => `The item ${id} has parameters that cannot be: ${why}.`,
  opened: (bank: string, release: string, items: number): string =>
    `${bank} ${release} is open: ${items} items.`,
} as const
