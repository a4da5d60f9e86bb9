import { counted } from './common.ts'

/** What find and replace in the code editor says; it comes with it. */
export const editorFind = {
  heading: 'Find and replace',
  find: 'Find',
  replaceWith: 'Replace with',
  previous: 'Previous',
  next: 'Next',
  replace: 'Replace',
  replaceAll: 'Replace all',
  matchCase: 'Match case',
  wholeWord: 'Whole words',
  pattern: 'Pattern',
  patternHelp: 'A regular expression, such as item(s?)',
  close: 'Close',
  none: 'Not found',
  badPattern: 'This pattern is not finished',
  matches: (count: number): string => counted(count, 'match', 'matches'),
  manyMatches: (most: number): string => `more than ${most.toLocaleString('en')} matches`,
  place: (at: number, of: number): string => `${at} of ${of}`,
  /** CodeMirror's own sentences, by the words that it has in their place. */
  phrases: {
    'current match': 'Found',
    'on line': 'on line',
    'replaced match on line $': 'Replaced on line $',
    'replaced $ matches': 'Replaced: $',
  },
} as const
