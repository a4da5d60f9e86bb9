import type { TestView } from '../session/view.ts'
import { counted } from './common.ts'

/** The home page and the page for addresses that do not exist. */
export const home = {
  title: 'Assay',
  heading: 'Find out what you can do, and how sure that is',
  lead: 'Assay gives short adaptive tests of engineering work: reading code, writing it, finding faults, weighing designs. Each answer steers what you are asked next, so a few problems say more than a long list of them. The result is a level with its margin of error, and the evidence for it.',
  description:
    'Adaptive tests of engineering work that run in your browser and show the evidence for each score.',
  resumeHeading: 'Where you were',
  nothingStored: 'New here? Two tiny problems show how a test works, and nothing counts.',
  nothingYet: 'New here? What you begin is kept in this browser, and you find it here again.',
  nothingRead:
    'This browser does not let its storage be read, so earlier sessions cannot be shown, and a new one may not be kept. Nothing was deleted.',
  unfinished: (title: string, when: string): string =>
    `You are in the middle of ${title}, last worked on ${when}.`,
  finished: (title: string, when: string): string => `You finished ${title} on ${when}.`,
  others: (count: number): string => `${counted(count, 'earlier session')} in this browser`,
  yours: 'Your practice',
  resume: 'Continue',
  result: 'See the result',
  example: 'What a result looks like. This one is made up.',
  exampleSentence: 'A level between 2.9 and 4.1, most likely 3.5',
  testsHeading: 'Tests',
  noTests: 'This site offers no test at the moment.',
  open: 'About this test',
  time: (limit: number | null, about: { readonly low: number; readonly high: number }): string =>
    limit === null
      ? `About ${about.low === about.high ? about.low : `${about.low} to ${about.high}`} minutes, without a limit`
      : `At most ${limit} minutes`,
  length: (min: number, max: number): string =>
    min === max ? counted(max, 'problem') : `${min} to ${max} problems`,
  measures: (areas: readonly string[]): string => `Its problems may touch on ${list(areas)}.`,
  feedback: ({ use, feedback }: Pick<TestView, 'use' | 'feedback'>): string =>
    use === 'graded'
      ? 'Graded: no feedback on the way'
      : feedback === 'end'
        ? 'Practice: feedback at the end'
        : 'Practice: feedback after each problem',
  chooseHeading: 'Or choose for yourself',
  chooseTitle: 'Single problems',
  choose:
    'Take any problem on its own, as often as you like: by area, kind, level or language. Your first answer to it counts for your level.',
  chooseOpen: 'See all problems',
  historyTitle: 'Your practice',
  history:
    'What you have solved, and your level in each area with its margin of error. It is kept in this browser alone; you can take it along as a file.',
  historyOpen: 'See your practice',
  problems: (count: number, kinds: readonly string[]): string =>
    `${counted(count, 'problem')}: ${list(kinds).toLowerCase()}`,
  pairs: [
    {
      heading: 'How it works',
      points: [
        'You start in the middle. After each answer, the problem that tells most about your level comes next.',
        'Your code really runs, in a closed box in your browser. Nothing is sent anywhere.',
        'Partial answers count: each problem has steps, and each step has a meaning.',
      ],
    },
    {
      heading: 'What you can rely on',
      points: [
        'Nothing you type is lost when the browser or the computer stops. You continue where you were.',
        'Everything works by keyboard and with a screen reader; a plain text editor is one key away.',
        'Once loaded, a test works without a network, from the first problem to the result.',
        'You can download the full record of a session, and anyone can recompute the score from it.',
      ],
    },
  ],
} as const

/** The page for an address that leads nowhere. */
export const notFound = {
  title: 'Page not found',
  text: 'There is no page at this address. If it was a test or a problem, it may have been removed; what you answered is still in this browser.',
  home: 'Go to the tests',
  history: 'See your practice',
  problems: 'See all problems',
} as const

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
