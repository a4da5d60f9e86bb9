import { counted } from './common.ts'

/** What the screen between two parts of a test says. */
export const seam = {
  heading: (number: number, of: number, title: string): string => `Part ${number} of ${of}: ${title}`,
  over: {
    time: (number: number): string =>
      `The time of part ${number} is over. What you had written until then was submitted.`,
    ended: (number: number): string => `You ended part ${number}. What you had submitted counts.`,
    done: (number: number): string => `Part ${number} is done.`,
  },
  unseen: (count: number, isExact: boolean): string =>
    `${isExact ? '' : 'Up to '}${counted(count, 'problem')} of it ${count === 1 && isExact ? 'was' : 'were'} not shown to you. None of them is scored, and none comes any more: the count of problems goes on without them.`,
  ahead: 'What comes now',
  length: (min: number, max: number): string =>
    Number.isFinite(max)
      ? min === max
        ? `${counted(max, 'problem')}.`
        : `${min} to ${max} problems, as your answers decide.`
      : 'As many problems as your answers ask for.',
  time: (minutes: number | null, multiplier: number | null): string =>
    minutes === null
      ? 'No time limit.'
      : `${counted(minutes, 'minute')} for all of it${multiplier === null || multiplier === 1 ? '' : ` (${multiplier} times the time)`}. They begin once you press the button below.`,
  ai: {
    forbidden: 'No help from an AI in this part.',
    allowed: 'You may work with an AI in this part.',
    noted:
      'You may work with an AI in this part. Note what you used it for, or paste the transcript: “AI used” at the foot of the page takes it until you submit the last answer.',
  },
  pause: {
    possible: 'You can pause: the clock stands still then.',
    none: 'Once it has begun, it cannot be paused.',
  },
  rest: {
    practice: 'No time passes here. You can rest, close this page, and come back to it.',
    graded:
      'No time passes here. Rest if you need to; the record says for how long. Where this page is closed or the machine sleeps meanwhile, whoever reads your result is told that, too.',
  },
  begin: (number: number): string => `Begin part ${number}`,
  live: (number: number, of: number): string => `Part ${number} of ${of} is next. No time passes.`,
} as const
