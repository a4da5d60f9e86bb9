import { counted } from '../common.ts'

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 3 })
/** A number with its unit, such as `1,250 ms`. */
const amount = (value: number, unit?: string): string =>
  `${numbers.format(value)}${unit === undefined ? '' : `\u00a0${unit}`}`.replace(/^-/, '−')

/** What the component of design items says. */
export const design = {
  amount,
  estimates: 'Estimates',
  estimatesHelp: 'A number each, such as 1,250 or 0.4.',
  estimate: (question: string, unit?: string): string =>
    unit === undefined ? question : `${question} (in ${unit})`,
  decision: (number: number, question: string): string => `${number}. ${question}`,
  needs: (reason: string): string => `Ruled out by an earlier choice: ${reason}`,
  noLonger: (reason: string): string => `Your choice, and it no longer fits: ${reason}`,
  /** What an option does to a quantity. */
  effect: {
    sum: (value: number, unit?: string): string => `${value < 0 ? '' : '+'}${amount(value, unit)}`,
    product: (value: number): string => `× ${amount(value)}`,
    max: (value: number, unit?: string): string => `up to ${amount(value, unit)}`,
    min: (value: number, unit?: string): string => `no more than ${amount(value, unit)}`,
  },
  summary: 'What your choices come to so far',
  quantity: 'Quantity',
  total: 'So far',
  limit: 'The scenario asks for',
  noLimit: 'no limit',
  atMost: (value: string): string => `at most ${value}`,
  atLeast: (value: string): string => `at least ${value}`,
  between: (low: string, high: string): string => `${low} to ${high}`,
  kept: 'kept',
  notKept: 'not kept',
  told: (label: string, total: string, limit: string | undefined): string =>
    limit === undefined ? `${label}: ${total}.` : `${label}: ${total}, asked for ${limit}.`,
  toldLost: (question: string, reason: string): string =>
    `Your choice in “${question}” is kept and no longer fits: ${reason}`,
  toldAgain: (question: string): string => `Your choice in “${question}” fits again.`,
  toldRuledOut: (count: number): string =>
    count === 1 ? '1 later option is ruled out.' : `${count} later options are ruled out.`,
  none: 'You have not decided anything.',
  undecided: (count: number): string => `${counted(count, 'decision')} still open.`,
  unfit: (count: number): string =>
    `${counted(count, 'choice')} no longer ${count === 1 ? 'fits' : 'fit'} an earlier one.`,
  unwritten: (count: number): string => `${counted(count, 'estimate')} still empty.`,
  right: 'right',
  wrong: 'not right',
  met: 'met',
  missed: 'not met',
  yours: 'Your estimate',
  empty: 'left empty',
  worth: (value: string, low: string, high: string): string =>
    low === high ? `Right is ${value}.` : `About ${value}; ${low} to ${high} is right.`,
  requirements: 'What the scenario asks for',
  notWhole: 'Asked of a whole design only: every decision made, and none against an earlier one.',
  because: 'What decided it',
  by: (effect: string, decision: number, label: string): string =>
    `${effect} from decision ${decision} (${label})`,
  start: (value: string): string => `${value} from the start`,
  choices: 'Your decisions',
  open: 'left open',
  totals: (label: string, value: string): string => `${label}: ${value}`,
  paths: 'Designs that meet everything',
  path: (number: number): string => `Design ${number}`,
} as const
