/** What the component of debug items says. */
export const debug = {
  parts: 'Project, changes and cases',
  project: 'Project',
  files: 'Files of the project',
  changes: (lines: number): string => `Your change (${lines})`,
  changesOf: (lines: number, most: number): string =>
    `${lines === 1 ? '1 line' : `${lines} lines`} added or removed, of ${most} at most.`,
  tooMany: 'That is more than a fix may take.',
  nothing: 'You have changed nothing yet.',
  readOnly: 'read only',
  readOnlyLong: 'This file is part of the project and cannot be changed here.',
  counts: (added: number, removed: number): string => `+${added} −${removed}`,
  countsInWords: (added: number, removed: number): string => `${added} added, ${removed} removed`,
  added: 'added',
  removed: 'removed',
  same: (lines: number): string => (lines === 1 ? '1 line as it was' : `${lines} lines as they were`),
  /** @param of whose change, where several stand on the page */
  diffOf: (file: string, of?: string): string =>
    of === undefined ? `Changes in ${file}` : `${of}: changes in ${file}`,
  none: 'You have not changed any file.',
  long: (lines: number, most: number): string =>
    `Your change has ${lines} lines, ${most} are the most: that costs a category.`,
  checks: 'What your change does',
  check: 'Checked',
  result: 'Result',
  cases: (passed: number, of: number): string => `${passed} of ${of} cases`,
  fixed: 'fixed',
  notFixed: 'not fixed',
  kept: 'still works',
  broken: 'broken by your change',
  yours: 'Your change',
  authors: 'The fix of the author',
} as const
