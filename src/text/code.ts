import type { RunRow } from '../session/view.ts'
import { counted } from './common.ts'

/** What the editors, the cases and the results of a run say. */
export const code = {
  files: 'Files',
  cases: 'Cases',
  inputCount: (count: number): string => (count === 0 ? 'Your cases' : `Your cases (${count})`),
  language: 'Language',
  languages: { javascript: 'JavaScript', typescript: 'TypeScript', python: 'Python', sql: 'SQL' } as Readonly<
    Record<string, string>
  >,
  plain: 'Plain editor',
  nowPlain: 'Plain editor.',
  nowRich: 'Code editor. Escape, then Tab, leaves it.',
  scroller: 'Code, can be scrolled',
  label: (language: string): string =>
    `Your solution in ${language}. Press Escape, then Tab, to leave the editor.`,
  plainLabel: (language: string): string => `Your solution in ${language}`,
  /** The editor of one file of a project. */
  fileLabel: (file: string): string => `Contents of ${file}`,
  loading: 'Loading the editor',
  failed: 'The code editor could not be loaded. You have the plain one; it can do the same.',
  tooLong:
    'That would make your answer longer than 64 KB, the most that can be kept. Your text is as it was before.',
  casesIntro:
    'These cases run when you press Run. Others, which you do not see, decide about the score; they follow from the problem’s text.',
  /** Before the name of the function that the cases of a project call. */
  calls: 'Each case calls',
  caseName: 'Case',
  caseInput: 'Input',
  caseExpected: 'Expected',
  copyCase: 'Copy as my case',
  copyCaseOf: (name: string): string => `Copy as my case: ${name}`,
  solution: 'Your code',
} as const

const inputForms: Readonly<Record<string, string>> = {
  text: 'Write the input as it is, line by line.',
  python: 'Values are written as in Python: None, True, [1, 2], {"a": 1}; text needs quotes.',
}

/** What the panel of the candidate's own cases says. */
export const ownCases = {
  /** @param form the language whose writing values have, or `text` where a program reads and prints */
  intro: (most: number, form: string): string =>
    `Your cases run together with the visible ones and are kept with your answer; up to ${most}. ${inputForms[form] ?? 'Values are JSON: text needs double quotes.'} Where nothing is expected, you see what comes out.`,
  none: 'You have no cases yet.',
  name: (number: number): string => `Your case ${number}`,
  expected: 'expected',
  expectedHelp: 'may stay empty',
  add: 'Add a case',
  duplicate: 'Duplicate',
  remove: 'Delete',
  of: (action: string, name: string): string => `${action}: ${name}`,
  added: (number: number): string => `Your case ${number} is added.`,
  removed: (number: number): string => `Your case ${number} is deleted.`,
  full: (most: number): string => `You have ${most} cases, the most that can be kept.`,
  tooLong:
    'That would be longer than 8,192 characters, the most of one field. Your text is as it was before.',
  notCopied: 'This case is longer than a case of your own can be.',
  copied: (number: number): string => `Copied. It is your case ${number}.`,
} as const

/** What the results of a run say. */
export const run = {
  heading: 'Run',
  run: 'Run',
  stop: 'Stop',
  running: (done: number, of: number): string => `Running: ${done} of ${of} cases done`,
  idle: 'Nothing has been run yet. Run tries your code on the visible cases and costs nothing.',
  noPython:
    'Python could not be fetched: the network failed, or is away. What you wrote is kept. You can go on writing, or choose another language where the problem offers one; running and submitting Python waits until it is here, once, about 7 MB.',
  summary: (passed: number, failed: number): string =>
    failed === 0
      ? `${passed === 1 ? 'The visible case passes' : `All ${passed} visible cases pass`}.`
      : passed === 0
        ? `${failed === 1 ? 'The visible case fails' : `None of the ${failed} visible cases passes`}.`
        : `${passed} of ${passed + failed} visible cases pass.`,
  alone: (name: string, verdict: string): string => `Only this case was run: ${name}, ${verdict}.`,
  sentence: (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`),
  runAlone: 'Run this case',
  runAloneOf: (name: string): string => `Run this case: ${name}`,
  stopped: (passed: number, all: number): string =>
    all === 0 ? 'Stopped.' : `Stopped. ${passed} of ${counted(all, 'visible case')} had passed.`,
  firstFailure: (name: string, verdict: string, detail: string | undefined): string =>
    `First: ${name}, ${verdict}${detail === undefined ? '' : `: ${detail}`}${detail?.endsWith('.') || detail?.endsWith('?') ? '' : '.'}`,
  own: (counts: readonly (readonly [verdict: string, count: number])[]): string =>
    counts.length === 1 && counts[0]?.[1] === 1
      ? `Own case: ${counts[0][0]}.`
      : `Own cases: ${counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ')}.`,
  table: 'Results of the last run, failures first',
  case: 'Case',
  values: 'Values',
  showValues: 'Show values',
  outputLines: (lines: number): string => counted(lines, 'line'),
  input: 'Input',
  expected: 'Expected',
  got: 'Got',
  output: 'Printed',
  budget: 'Budget',
  share: (share: number): string => (share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`),
  line: (line: number, file?: string): string => `Go to ${file === undefined ? '' : `${file}, `}line ${line}`,
  problem: (name: string, text: string): string => `${name}. ${text}`,
  goToCase: 'Go to this case',
  verdicts: {
    passed: 'passed',
    returned: 'returned',
    wrong_answer: 'different answer',
    time_limit: 'out of steps',
    memory_limit: 'out of memory',
    output_limit: 'too much output',
    runtime_error: 'error',
    compile_error: 'does not compile',
    stopped: 'stopped',
  } satisfies Record<RunRow['verdict'], string>,
  copy: 'Copy',
  copied: 'Copied',
  showAll: (characters: number): string => `Show all ${characters.toLocaleString('en')} characters`,
  cut: (shown: number, characters: number): string =>
    `The first ${shown.toLocaleString('en')} of ${characters.toLocaleString('en')} characters; Copy takes them all.`,
  difference: {
    both: (expected: string, got: string): string => `expected ${expected}, got ${got}`,
    missing: (expected: string): string => `expected ${expected}, which is missing`,
    extra: (got: string): string => `got ${got}, which is not expected`,
    first: (text: string): string => `Difference: ${text}.`,
    more: (count: number): string => `And ${counted(count, 'more difference')}.`,
    same: (lines: number): string => `${counted(lines, 'line')} the same`,
    lines: 'Differences, line by line',
    expectedLine: 'expected',
    gotLine: 'got',
  },
} as const

/** What the editors' settings say. */
export const editor = {
  open: 'Editor',
  heading: 'Editor',
  colours: 'Colours',
  colourNames: { page: 'Like the page', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  size: 'Text size',
  pixels: (pixels: number): string => `${pixels} px`,
  tabSize: 'Tab size',
  spaces: (spaces: number): string => counted(spaces, 'space'),
  tabKey: 'Tab key',
  tabKeys: { indents: 'Indents the line', moves: 'Moves the focus' },
  tabKeyNow: (key: 'indents' | 'moves'): string =>
    key === 'indents' ? 'Tab indents. Escape, then Tab, leaves the editor.' : 'Tab moves the focus.',
  wrap: 'Wrap long lines',
  plain: 'Plain editor',
  plainHelp: 'A text field of the browser, for screen readers and dictation.',
  plainKeys: 'Alt+E switches.',
  vim: 'Vim keys',
  vimHelp: 'In the code editor. Escape, then Tab, still leaves it; Ctrl+M lets Tab always leave.',
  vimLine: 'Vim: command or search',
  vimMode: (mode: string): string => `Vim: ${mode}.`,
  vimMissing: 'The vim keys could not be loaded. The editor works as it does without them.',
  findMissing: 'Find and replace could not be loaded. The editor works as it does without it.',
  help: (key: 'indents' | 'moves'): string =>
    key === 'indents'
      ? 'Tab indents; Escape, then Tab, leaves the editor; Ctrl+M lets Tab move the focus. Alt+E switches editors.'
      : 'Tab moves the focus; Ctrl+M lets it indent. Alt+E switches editors.',
  special:
    'Your text has characters that cannot be seen, such as marks that turn the order of letters; the code editor shows them as dots.',
  missing: 'The settings could not be loaded. Try again when you are online.',
  reset: 'As at first',
  close: 'Close',
} as const
