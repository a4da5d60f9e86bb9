import type { Problem } from '../session/view.ts'
import { code, editor, ownCases, run } from './code.ts'
import { counted } from './common.ts'

/** Everything the session page says, from the introduction to the last answer. */
export const session = {
  introduction: {
    what: 'What will happen',
    whatPoints: (min: number, max: number, minutes: number | null): readonly string[] => [
      `You solve ${min === max ? counted(max, 'problem') : `${min} to ${max} problems`}, one after the other. ${
        minutes === null ? 'There is no time limit.' : `You have ${minutes} minutes in all.`
      }`,
      'The next problem depends on your answers so far. It ends when your level is known well enough.',
      'Finding some of them hard is how it should be: the test looks for the edge of what you can do.',
    ],
    help: 'What help is allowed',
    practiceHelp: [
      'Documentation, notes and a scratch pad are fine. Answer without help from an AI, or the level is not yours.',
      'Problems have hints. A hint that gives part of the answer away says so before you open it.',
      'After each problem you see what was right and why.',
    ],
    gradedHelp: [
      'Documentation, notes and a scratch pad are fine. The header of each problem says whether help from an AI is allowed.',
      'You can run your code as often as you like. What you submit is final.',
    ],
    recorded: 'What is recorded',
    recordedPoints: [
      'Your answers and the edits that led to them, your runs, when you answered, and that you pasted (how much, never what else is on your clipboard).',
      'It is kept in this browser, on this computer. You can download it at any time.',
    ],
    notRecorded: 'What is not recorded',
    notRecordedPoints: [
      'No camera, microphone or screen. No rhythm of your keys. No account.',
      'Nothing leaves this page while you work.',
    ],
    access: 'Working your way',
    accessPoints: [
      'Everything works by keyboard. Code can be written in a plain text field too: Alt+E switches.',
      'You can hide the clock. If the page or the computer stops, you continue where you were.',
    ],
    start: 'Start',
    starting: 'Getting ready',
    failed: 'A part of this page could not be loaded. Nothing is lost.',
    again: 'Try again',
  },
  header: {
    position: (position: number, remaining: number): string =>
      `Problem ${position}, ${remaining === 0 ? 'the last one' : `at most ${remaining} more`}`,
    aiForbidden: 'no AI',
    aiAllowed: 'AI allowed',
    timer: 'Time',
    timeLeft: 'left',
    timeGone: 'so far',
    hide: 'Hide',
    hideTime: 'Hide the time',
    show: 'Show time',
    keys: 'Keys',
    end: 'End the test',
    timerMark: (minutes: number): string => `${counted(minutes, 'minute')} left.`,
    timerOver: 'The time is over.',
  },
  tabs: { label: 'Parts of the page', problem: 'Problem', work: 'Your answer' },
  stem: {
    pane: 'Problem',
    minutes: (minutes: number): string => `about ${minutes} min`,
    hints: 'Hints',
    hint: (index: number, of: number): string => (of === 1 ? 'Hint' : `Hint ${index} of ${of}`),
    show: 'Show',
    free: 'costs nothing',
    key: 'gives part of the answer away: this problem then no longer counts for your level',
    scoring: 'How it is scored',
  },
  work: { pane: 'Your answer' },
  code,
  ownCases,
  run,
  editor,
  footer: {
    saved: 'Saved',
    savedAgo: (seconds: number): string =>
      seconds < 10
        ? 'Saved just now'
        : seconds < 60
          ? `Saved ${Math.floor(seconds / 10) * 10} s ago`
          : `Saved ${Math.floor(seconds / 60)} min ago`,
    saving: 'Saving',
    unsaved: 'Not saved',
    submit: 'Submit',
    submitting: 'Scoring your answer',
    download: 'Download the record',
  },
  submit: {
    heading: 'Submit this answer?',
    next: (last: boolean): string =>
      last
        ? 'It is scored, and then you see your result. You cannot change it afterwards.'
        : 'It is scored, and then the next problem follows. You cannot change it afterwards.',
    nextPractice: (last: boolean): string =>
      `It is scored, and you see what was right and why. Then comes ${
        last ? 'your result' : 'the next problem'
      }. You cannot change it afterwards.`,
    notRun: 'You have not run this code yet.',
    confirm: 'Submit',
    back: 'Keep working',
  },
  end: {
    heading: 'End the test now?',
    text: 'What you have submitted counts; the problem on screen does not. You see your result, which will be less certain than with all problems.',
    confirm: 'End the test',
    back: 'Keep working',
  },
  keys: {
    heading: 'Keys',
    close: 'Close',
    rows: [
      ['Ctrl+Enter', 'Run your code'],
      ['Ctrl+Shift+Enter', 'Submit (asks first)'],
      ['Alt+E', 'Code editor or plain editor'],
      ['Escape, then Tab', 'Leave the code editor'],
      ['Alt+↑, Alt+↓', 'Move a block of an order up or down'],
    ],
    apple: 'On a Mac, Command works in place of Ctrl, and Option is Alt.',
  },
  feedback: {
    heading: (category: number, max: number): string => `${category} of ${max}`,
    none: (max: number): string => (max === 1 ? 'Not solved.' : 'No step of this problem was reached.'),
    evidence: 'What counted',
    explanation: 'Explanation',
    answer: 'Your answer',
    solution: (language: string): string => `A solution in ${language}`,
    next: 'Next problem',
    result: 'See your result',
  },
  problem: {
    ways: {
      retry: 'Try again',
      download: 'Download what was recorded',
      'start-anew': 'Start anew',
      'continue-unsaved': 'Continue without saving',
      'take-over': 'Continue here',
      home: 'Go to the tests',
    } satisfies Record<Problem['ways'][number], string>,
  },
  finished: { heading: 'That was the last problem', text: 'Your result is ready.', link: 'See your result' },
  live: {
    problem: (position: number, title: string): string => `Problem ${position}: ${title}`,
    notSaved: (problem: string): string => `Not saved. ${problem}`,
    savedAgain: 'Saved again.',
    runStarted: 'Running.',
  },
} as const
