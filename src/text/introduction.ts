import type { TestView } from '../session/view.ts'
import { counted } from './common.ts'
import { start } from './start.ts'

/** What a test says before it starts. */
export const introduction = {
  what: 'What will happen',
  whatPoints: (test: TestView): readonly string[] => [
    test.minItems === test.maxItems
      ? `You solve ${counted(test.maxItems, 'problem')}, one after the other.`
      : `You solve ${test.minItems} to ${test.maxItems} problems, one after the other.`,
    test.minutes === null
      ? 'There is no time limit.'
      : test.use === 'practice'
        ? `You have ${counted(test.minutes, 'minute')} in all. Pauses do not count.`
        : `You have ${counted(test.minutes, 'minute')} in all.`,
    test.minItems === test.maxItems
      ? 'Each problem is chosen by your answers so far. How many there are is fixed, so the last answers decide how sure your level is, not how long it takes.'
      : 'Each problem is chosen by your answers so far. The test ends once your level is known well enough.',
    'Some problems will feel hard. That is how it should be: the test looks for the edge of what you can do.',
  ],
  whatDryRun: (problems: number): readonly string[] => [
    `You try the page on ${counted(problems, 'tiny problem')}: write, run, submit, read what counted.`,
    'Nothing counts. It stays out of your history, and no level follows from it.',
    'A real test chooses each problem by your answers so far. These two are always the same.',
  ],
  help: 'What help is allowed',
  practiceHelp: [
    'Documentation, notes and a scratch pad are fine. Answer without help from an AI, or the level is not yours.',
    'Problems have hints. A hint that gives part of the answer away says so before you open it.',
    'After each problem you see what counted. You can try again, for learning, and you can have the solution shown.',
  ],
  singleHelp: (isCode: boolean): readonly string[] => [
    'Documentation, notes and a scratch pad are fine. Answer without help from an AI, or the result is not yours.',
    isCode
      ? 'You can run your code as often as you like, and take hints. One that gives part of the answer away says so before you open it.'
      : 'You can take hints. One that gives part of the answer away says so before you open it.',
    'After you submit, you see what counted. Your first answer is kept as the result; you can try again, for learning.',
  ],
  single: {
    before: 'Before you start',
    points: [
      'Documentation and notes are fine. Answer without help from an AI, or the result is not yours.',
      'Your first answer counts. Then you see what counted, and can try again, for learning.',
    ],
    recorded: 'Your answers, edits, runs and signals such as a paste are recorded, in this browser alone.',
    recordedMore: 'What is recorded, and what is not',
  },
  endHelp: [
    'Documentation, notes and a scratch pad are fine. Answer without help from an AI, or the level is not yours.',
    'You can run your code as often as you like. There are no hints, and what you submit is final.',
    'What was right, and why, comes with the result at the end.',
  ],
  tryHelp: ['Any help is fine here.', 'Hints, runs and second tries work as they do in practice.'],
  gradedHelp: [
    'Documentation, notes and a scratch pad are fine. The header of each problem says whether help from an AI is allowed.',
    'You can run your code as often as you like. What you submit is final.',
  ],
  recorded: 'What is recorded',
  recordedPoints: [
    'Your answers, the edits that led to them, your runs, and when you did what.',
    'Three kinds of signals: that you pasted (how much, and whether from this page), how long this page was out of sight, and text that a program put in. You see each one and can add a note.',
    'The record stays in this browser until you hand it to somebody. Nothing leaves this page while you work.',
  ],
  notRecorded: 'What is not recorded',
  notRecordedPoints: [
    'No camera, no microphone, no screen. No clipboard, no rhythm of your keys, no account.',
    'There is no score of suspicion. Signals are facts, and a person reads them.',
  ],
  signalsLink: 'More on signals',
  ways: {
    heading: 'Working your way',
    lead: 'Choose what helps. Nobody asks why, and no result looks different for it.',
    time: 'Time',
    timeOf: (minutes: number, multiplier: number): string =>
      multiplier === 1
        ? `${counted(minutes, 'minute')}, as set`
        : `${counted(Math.round(minutes * multiplier), 'minute')} (${multiplier} times)`,
    noLimit: 'No limit',
    plain: 'Plain text editor',
    plainHelp: 'Equal in function, and friendlier to some screen readers. Alt+E switches at any time.',
    noSignals: 'Signals off',
    noSignalsHelp: 'Where assistive input makes them wrong, such as dictation or a switch device.',
    points: [
      'Pause whenever you need to. Your work is kept, and the clock stands still.',
      'Everything works by keyboard. You can hide the clock.',
    ],
    remembered: 'Your choice is remembered in this browser.',
    graded: [
      'More time, breaks, another editor or no signals: whoever invited you sets this before you start, without asking for a reason. Write to them first.',
      'Everything works by keyboard. You can hide the clock, and a plain text editor is one key away: Alt+E.',
    ],
  },
  toStart: 'Go to the start',
  begin: 'Begin',
  beginWith: (length: string, time: string): string => `${length}. ${time}.`,
  dryRun: 'Try the page first',
  dryRunHelp: 'Two tiny problems, nothing counts.',
  ...start,
} as const
