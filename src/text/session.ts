import type { Signal } from '#log'
import type { BlockView, Problem } from '../session/view.ts'
import { code, editor, ownCases, run } from './code.ts'
import { clock, counted, duration } from './common.ts'
import { feedback } from './feedback.ts'

/** Listed where a pause is possible. */
const PAUSE_KEY = 'Alt+P'

/** Everything the session page says, from its first problem to the last answer. */
export const session = {
  header: {
    problem: 'Problem',
    place,
    position: (position: number, remaining: number): string => `Problem ${place(position, remaining)}`,
    aiForbidden: 'without AI',
    aiAllowed: 'AI allowed',
    timer: 'Time',
    timeLeft: 'left',
    timeGone: 'so far',
    hide: 'Hide',
    hideTime: 'Hide the time',
    show: 'Show time',
    keys: 'Keys',
    end: 'End the test',
    endSingle: 'End',
    endWhat: 'the test',
    endPart: 'End this part',
    endPartWhat: 'this part',
    part: (number: number, of: number, title: string): string => `part ${number} of ${of}, ${title}`,
    pause: 'Pause',
    timerMark: (minutes: number): string => `${counted(minutes, 'minute')} left.`,
    timerOver: 'The time is over.',
  },
  tabs: { label: 'Parts of the page', problem: 'Problem', work: 'Your answer', feedback: 'Feedback' },
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
  work: {
    attempt: (attempt: number): string =>
      `${attempt === 2 ? 'Second try' : attempt === 3 ? 'Third try' : `Try ${attempt}`}: for learning; your level stays as it was.`,
  },
  panes: {
    stem: 'Width of the problem',
    runs: 'Height of the results',
    share: (percent: number): string => `${percent} %`,
    help: 'Arrow keys move it, Home and End go to the ends, double click sets it back.',
  },
  pause: {
    heading: 'Paused',
    kept: (position: number): string =>
      `What you wrote is kept in this browser, and so is your place: problem ${position}.`,
    keptSingle: 'What you wrote is kept in this browser.',
    still: 'No time passes.',
    left: (left: string): string => `No time passes: ${left} are left, as when you paused.`,
    close: 'You can close this page: time goes on only once you continue.',
    go: 'Continue',
    home: 'Go to the tests',
  },
  signals: {
    off: 'Signals are off',
    counts: (pastes: number, aways: number, inserted: number): string =>
      [
        counted(pastes, 'paste'),
        `${aways} away`,
        ...(inserted === 0 ? [] : [`${inserted} by a program`]),
      ].join(', '),
    button: 'Recorded so far:',
    heading: 'What was recorded',
    what: 'Facts about how you worked, never what was on your clipboard. No score is computed from them.',
    who: 'They stand in your record in this browser, with your notes beside them. Whoever you give the record to sees both.',
    none: 'Nothing so far.',
    guide: 'More on signals',
    when: (mono: number, position: number): string =>
      position === 0
        ? `${clock(mono)} after the start`
        : `${clock(mono)} after the start, problem ${position}`,
    fact: (fact: Signal['fact']): string => {
      if (fact.type === 'away') return `This page was out of sight for ${away(fact.ms)}.`
      const characters = counted(fact.characters, 'character')
      if (fact.type === 'untrusted')
        return `A program put ${characters} into your answer. Dictation and input methods do so, too.`
      return `You pasted ${characters} ${
        { internal: 'of your own text', problem: 'from the problem', external: 'from elsewhere' }[fact.origin]
      }.`
    },
    note: 'Your note',
    noteOn: (when: string): string => `Your note on: ${when}`,
    noteHelp:
      'Say what is worth knowing, if anything is. A note is saved as you write; at most 500 characters.',
    close: 'Close',
  },
  assistance: {
    button: (isEmpty: boolean): string => (isEmpty ? 'AI used: nothing noted' : 'AI used: noted'),
    missing:
      'You have noted nothing about help from an AI. If you used one, say so first; if not, there is nothing to do.',
  },
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
    // A graded test runs it on its own cases, and tells nothing of what comes of it.
    submitting: (use: 'practice' | 'graded'): string =>
      use === 'graded' ? 'Checking your answer' : 'Scoring your answer',
    download: 'Download the record',
  },
  submit: {
    heading: 'Submit this answer?',
    next: (last: boolean): string =>
      last
        ? 'It is scored, and then you see your result. You cannot change it afterwards.'
        : 'It is scored, and then the next problem follows. You cannot change it afterwards.',
    nextGraded: (last: boolean): string =>
      last
        ? 'You cannot change it afterwards. Then you hand in your answers.'
        : 'You cannot change it afterwards. Then the next problem follows.',
    nextPractice: 'It is scored, and you see what counted. Only this first answer counts for your level.',
    nextDryRun: 'It is scored, and you see what counted. In this dry run, nothing counts for a level.',
    nextSingle: 'It is scored, and you see what counted. This first answer is kept as your result.',
    again: 'It is scored once more, for learning. Your level stays as it was.',
    notRun: 'You have not run this code since this page was opened.',
    confirm: 'Submit',
    back: 'Keep working',
  },
  end: {
    heading: 'End the test now?',
    counts: 'What you have submitted counts.',
    /** @param unseen how many problems of the part come no more, at most; Infinity where no rule says */
    givenUp: (isOnScreen: boolean, unseen: number, { min, max }: BlockView['length']): string => {
      const count =
        unseen === Infinity
          ? 'what would still come of this part'
          : `${min === max ? '' : 'up to '}${unseen} of the ${counted(max, 'problem')} of this part, not shown to you yet`
      const all = [...(isOnScreen ? ['the problem on screen'] : []), ...(unseen > 0 ? [count] : [])]
      return all.length === 0
        ? ''
        : `You give up ${all.join(' and ')}: that is not scored, neither as right nor as wrong, and leaves your result less certain.`
    },
    follows: 'Then you see your result.',
    confirm: 'End the test',
    headingPart: 'End this part now?',
    followsPart: 'The next part waits until you begin it. There is no way back to this one.',
    confirmPart: 'End this part',
    followsGraded: 'Then you hand in your answers, and there is no way back.',
    headingSingle: 'End this problem now?',
    textSingle:
      'What you have submitted is kept. What you have not submitted stays in the record and counts for nothing.',
    confirmSingle: 'End',
    back: 'Keep working',
  },
  keys: {
    heading: 'Keys',
    pause: PAUSE_KEY,
    close: 'Close',
    sections: [
      {
        heading: 'Anywhere',
        rows: [
          ['Alt+1', 'Go to the problem'],
          ['Alt+2', 'Go to your answer'],
          ['Alt+3', 'Go to the results of the last run'],
          [PAUSE_KEY, 'Pause'],
          ['Alt+K', 'This list'],
          ['Escape', 'Close what asks or tells something'],
        ],
      },
      {
        heading: 'Your answer',
        rows: [
          ['Ctrl+Enter', 'Run your code; while it runs, stop it'],
          ['Ctrl+Shift+Enter', 'Submit (asks first)'],
          ['Alt+E', 'Code editor or plain editor'],
          ['Ctrl+M', 'In the code editor: Tab indents, or moves the focus'],
          ['Escape, then Tab', 'Leave the code editor'],
          ['Ctrl+F', 'Find in the code editor; elsewhere, also in the plain editor, the browser finds'],
          ['Ctrl+Alt+F', 'Find and replace in the code editor; so does Ctrl+H, except on a Mac'],
          ['F3, Shift+F3', 'The next match, the one before'],
          ['Alt+↑, Alt+↓', 'Move a block of an order up or down'],
        ],
      },
      {
        heading: 'Parts of the page',
        rows: [
          ['←, →', 'From tab to tab'],
          ['Arrow keys', 'On a line between two parts: move it; with Shift in larger steps'],
          ['Home, End', 'On such a line: as small or as large as it goes'],
          ['Enter', 'On such a line: back to where it was at first'],
        ],
      },
    ],
    apple: 'On a Mac, Command works in place of Ctrl, and Option is Alt.',
  },
  feedback,
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
  finished: {
    heading: 'The test is over',
    text: 'Your result is ready.',
    link: 'See your result',
    unsaved:
      'Your last answer is not stored yet. Keep this tab open: saving is tried again. You can download your record now.',
    headingSingle: 'Done',
    textSingle: (title: string): string =>
      `Your answer to “${title}” and how it was scored are kept in this browser.`,
    headingDryRun: 'That was the dry run',
    textDryRun: 'This is how a test works here. Nothing of it counts.',
    home: 'Go to the tests',
  },
  live: {
    problem: (position: number, title: string): string => `Problem ${position}: ${title}`,
    notSaved: (problem: string): string => `Not saved. ${problem}`,
    savedAgain: 'Saved again.',
    place: (position: number, remaining: number): string =>
      `Problem ${position}, ${remaining === 0 ? 'the last one' : `at most ${remaining} more`}.`,
    runStarted: 'Running.',
    paused: 'Paused. No time passes.',
  },
} as const

/** @returns Which problem this is, of how many at most; of how many, where their number is fixed. */
function place(position: number, remaining: number, isFixed = false): string {
  const total = position + remaining
  return isFixed || remaining === 0 ? `${position} of ${total}` : `${position} of at most ${total}`
}

/** @returns How long a page was out of sight, to the second below two minutes. */
function away(ms: number): string {
  return ms < 120_000 ? counted(Math.max(1, Math.round(ms / 1000)), 'second') : duration(ms)
}
