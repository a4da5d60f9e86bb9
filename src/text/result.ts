import { counted } from './common.ts'

/** The result page. */
export const result = {
  title: 'Result',
  loading: 'Reading your session',
  sentence: (low: string, high: string, level: string): string =>
    `Your level is between ${low} and ${high}, most likely ${level}, on a scale where 1 is a beginner’s and 5 an expert’s problem.`,
  outside: {
    below: 'Part of this range lies below the scale: these problems were too few or too hard to say more.',
    above: 'Part of this range lies above the scale: these problems were too few or too easy to say more.',
  },
  certainty:
    'In 95 of 100 sessions like this one, the true level lies within the range. More problems make it narrower.',
  uncalibrated:
    'Uncalibrated: the difficulty of these problems is their authors’ judgment, not yet measured with other people. The range allows for that.',
  facts: (items: number, time: string): string => `${counted(items, 'problem')} in ${time}`,
  noAnswers: 'You ended before the first answer, so there is nothing to say about your level.',
  strip: {
    title: 'Your level and its range',
    description: (low: string, high: string, level: string): string =>
      `A scale of levels from 0 to 6. The range goes from ${low} to ${high}; the most likely level is ${level}.`,
    level: 'Level',
    low: 'Lower end of the 95 % range',
    high: 'Upper end of the 95 % range',
    beginner: 'beginner',
    expert: 'expert',
  },
  path: {
    heading: 'How the estimate came about',
    text: 'Each problem stands at its difficulty. The line is the estimate after each answer; it settles as evidence comes in.',
    title: 'Difficulty of each problem, and your estimated level after it',
    description: (items: number, level: string): string =>
      `${counted(items, 'problem')}. The estimate after the last one is ${level}. The table below holds all values.`,
    table: 'Show as a table',
    position: 'No.',
    problem: 'Problem',
    level: 'Level of the problem',
    score: 'Score',
    estimate: 'Estimate after it',
    range: '95 % range',
    estimateLabel: 'estimate',
    full: 'full score',
    part: 'part of it',
    zero: 'no score',
  },
  evidence: {
    heading: 'The evidence',
    score: (category: number, max: number): string => `${category} of ${max}`,
    none: 'No step of this problem was reached.',
    met: 'met',
    partly: (earned: number, possible: number): string => `${earned} of ${possible}`,
    missed: 'missed',
  },
  record: {
    heading: 'Your record',
    text: 'The record holds everything this page is computed from: what you were asked, what you answered, and each score. Anyone who has it can recompute the result.',
    download: 'Download the record',
    fingerprint: 'Fingerprint',
  },
  again: 'Take a test',
  missingTitle: 'There is no such result here',
  missing:
    'This browser holds no finished session with that address. Results stay in the browser in which the test was taken; a downloaded record can be read there too.',
  unfinishedTitle: 'This session is not finished',
  reasons: {
    'standard-error': 'It ended because your level was known well enough.',
    length: 'It ended at the greatest number of problems.',
    time: 'It ended because the time was over.',
    exhaustion: 'It ended because no suitable problem was left.',
    ended: 'You ended it early, which makes the range wider.',
  } as Readonly<Record<string, string>>,
} as const
