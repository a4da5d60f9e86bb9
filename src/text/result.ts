import { counted } from './common.ts'

/** The result page. */
export const result = {
  title: 'Result',
  description: 'The result of a session, computed anew from its record in this browser.',
  loading: 'Reading your session',
  of: (test: string, day: string): string => `${test}, ${day}`,
  sentence: (range: string, level: string): string =>
    `Your level is ${range}, most likely ${level}. The scale goes from 1, a beginner’s problem, to 5, an expert’s.`,
  outside: {
    below: 'The range reaches below the scale: these problems were too few or too hard to say more.',
    above: 'The range reaches above the scale: these problems were too few or too easy to say more.',
  },
  certainty:
    'In 95 of 100 sessions like this one, the true level lies within the range; more problems make it narrower.',
  uncalibrated: 'Uncalibrated.',
  uncalibratedText:
    'How hard these problems are is their authors’ judgment, not yet measured with other people. The range allows for that.',
  facts: (items: number, time: string): string => `${counted(items, 'problem')}, ${time}.`,
  noAnswers: 'You ended before the first answer, so there is nothing to say about your level.',
  strip: {
    title: 'Your level and its range',
    description: (low: string, high: string, level: string): string =>
      `A scale of levels. The range goes from ${low} to ${high}; the most likely level is ${level}.`,
    beginner: 'beginner',
    expert: 'expert',
  },
  path: {
    heading: 'How the estimate came about',
    text: 'Each circle is a problem at its difficulty, filled as far as you solved it. The line is the estimate after each answer, with its range; it settles as evidence comes in.',
    title: 'Difficulty of each problem, and your estimated level after it',
    description: (items: number, level: string): string =>
      `${counted(items, 'problem')}. The estimate after the last one is ${level}. The table below holds all values.`,
    table: 'Show as a table',
    axis: 'Level',
    position: 'No.',
    problem: 'Problem',
    level: 'Its level',
    score: 'Score',
    estimate: 'Estimate after it',
    range: '95 % range',
    between: (low: string, high: string): string => `${low} to ${high}`,
  },
  single: {
    heading: 'A problem of your choice',
    sentence: (title: string, category: number, max: number): string =>
      category >= max
        ? `You solved “${title}”: ${category} of ${counted(max, 'step')}.`
        : `Your first answer to “${title}” reached ${category} of ${counted(max, 'step')}.`,
    text: 'One problem alone says little about a level.',
    link: 'See what all of them together say',
  },
  next: { heading: 'What to practise next', catalogue: 'All practice problems' },
  evidence: {
    heading: 'The evidence',
    solutions: 'The title of each problem leads to its page, where its explanation and solution are.',
    again:
      'The title of each problem leads to its page, where you can try it again and read its explanation.',
    score: (category: number, max: number): string => `${category} of ${counted(max, 'step')}`,
    level: (level: number): string => `level ${level}`,
    notCounted: 'not counted: a hint gave part of the answer away',
    met: 'met',
    part: 'partly',
    partly: (earned: number, possible: number): string => `${earned} of ${possible}`,
    missed: 'missed',
    options: (right: number, of: number): string => `${right} of ${of} options judged rightly.`,
  },
  record: {
    heading: 'Your record',
    text: 'The record holds everything this page is computed from: what you were asked, what you answered, and each score. Anyone who has it can recompute the result.',
    download: 'Download the record',
    failed: 'The record cannot be read right now. Nothing was deleted: reload the page and try again.',
    fingerprint: 'Fingerprint of the record, which any change to it would change:',
  },
  again: 'Go to the tests',
  yours: 'See your practice',
  goOn: 'Continue',
  /** Why there is no result, and whether its record can be downloaded. */
  without: {
    absent: {
      title: 'There is no such result here',
      text: 'This browser holds no session with that address. Results stay in the browser in which the test was taken.',
      keep: false,
    },
    refused: {
      title: 'This browser does not let its storage be read',
      text: 'Whether the result is here cannot be told right now: this site’s data may be blocked, or the window may be a private one. Nothing was deleted. Allow this site to keep data, then reload the page.',
      keep: false,
    },
    unfinished: {
      title: 'This session is not finished',
      text: 'What you answered so far is saved. The result follows when the test is over.',
      keep: true,
    },
    'other-release': {
      title: 'This result belongs to an earlier version of the test',
      text: 'This site no longer holds that version, so the page cannot compute the result. Your record is complete and can be scored with the version it names.',
      keep: true,
    },
    unreadable: {
      title: 'This record cannot be read',
      text: 'Something in it does not fit, or a file of the test could not be loaded. Nothing was deleted: reload the page to try again, or download the record so that it can be looked at.',
      keep: true,
    },
  },
  reasons: {
    'standard-error': 'It ended because your level was known well enough.',
    'standard-error-plateau': 'It ended because further problems would have told hardly more.',
    classification: 'It ended because it was clear enough where your level stands.',
    sprt: 'It ended because it was clear enough where your level stands.',
    'minimum-information': 'It ended because no problem was left that would have told more.',
    'all-of': 'It ended because enough was known.',
    length: 'It ended at the greatest number of problems.',
    time: 'It ended because the time was over.',
    exhaustion: 'It ended because no suitable problem was left.',
    ended: 'You ended it early, which leaves the range wider.',
  } as Readonly<Record<string, string>>,
} as const
