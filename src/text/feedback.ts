import { counted } from './common.ts'

/** What stands beside a scored answer. */
export const feedback = {
  heading: (category: number, max: number): string =>
    `${category >= max ? 'Solved' : category === 0 ? 'Not solved yet' : 'Partly solved'}: ${category} of ${counted(max, 'step')}`,
  none: (max: number): string => (max === 1 ? 'This is not it.' : 'No step of this problem was reached.'),
  counted: 'This answer counts for your level.',
  countedFirst: (category: number, max: number): string =>
    `Your first answer counts for your level: ${category} of ${counted(max, 'step')}. This one is for learning.`,
  keptFirst: (category: number, max: number): string =>
    `Your first answer is kept as your result: ${category} of ${counted(max, 'step')}. This one is for learning.`,
  uncounted: {
    hint: 'This problem does not count for your level: a hint gave part of the answer away.',
    seen: 'This problem does not count for your level: you had met it before.',
    pretest: 'This problem does not count for your level: it is being tried out.',
  },
  first: (category: number, max: number): string =>
    `Your first answer: ${category} of ${counted(max, 'step')}.`,
  ways: 'Your first answer stands, so try whatever you like from here.',
  retry: 'Try again',
  reveal: 'Show the solution',
  revealed: 'The solution is shown.',
  evidence: 'What counted',
  explanation: 'Explanation',
  explanationClosed: 'Explanation (tells the way to the answer)',
  answer: 'Your answer',
  solution: (language: string): string => `A solution in ${language}`,
  next: 'Next problem',
  result: 'See your result',
  finish: 'Finish',
  failures: {
    heading: 'Hidden cases that failed',
    intro: 'One of each group that failed, run again with your answer.',
    running: 'Your answer runs again on hidden cases that failed.',
    unavailable: 'The hidden cases that failed could not be run again. Your score stands.',
    name: (group: string, name: string): string => `${group}: ${name}`,
    add: 'Add to my cases',
    added: 'Is one of your cases',
    of: (action: string, name: string): string => `${action}: ${name}`,
    isAdded: (number: number): string =>
      `Added. It is your case ${number}, and runs with them when you try again.`,
  },
} as const
