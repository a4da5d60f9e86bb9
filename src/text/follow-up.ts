import type { FollowUpKind } from '#log'
import type { ItemKind } from '#schemas/public-item'
import type { FollowUpView } from '../session/view.ts'

/** What the answer of a kind is called, and what it runs on. */
const nouns: Readonly<Record<FollowUpKind, { readonly answer: string; readonly cases: string }>> = {
  code: { answer: 'code', cases: 'cases' },
  sql: { answer: 'query', cases: 'databases' },
  debug: { answer: 'project', cases: 'cases' },
}

/** Words of a kind; of one without follow-ups, those that fit any. */
function wordsOf(kind: ItemKind): { readonly answer: string; readonly cases: string } {
  return kind in nouns ? nouns[kind as FollowUpKind] : { answer: 'answer', cases: 'cases' }
}

/** Everything that is said of a follow-up: an assumption that changes once an answer is locked. */
export const followUp = {
  heading: 'One assumption changes',
  locked: 'Your answer is locked and counts as it is. What holds from now on:',
  asks: (kind: ItemKind): string =>
    `Before you change anything, say what your ${wordsOf(kind).answer} does now: you are asked where your answer was.`,
  before: 'The problem as it was',
  base: 'Your locked answer',
  adapted: (kind: ItemKind): string => `Your adapted ${wordsOf(kind).answer}`,
  earlier: 'What you made of the change in your last try',
  scoring: (kind: ItemKind): string =>
    `Once your answer is locked, one assumption changes: there is one more step for adapting your ${wordsOf(kind).answer}.`,
  submit: (kind: ItemKind): string =>
    `It is locked and counts as it is. Then one assumption changes, and you adapt your own ${wordsOf(kind).answer}; the time goes on.`,
  unchanged: (kind: ItemKind): string => `Your ${wordsOf(kind).answer} is as it was when it was locked.`,
  end: 'Your locked answer and what you made of it so far count.',
  noFile: 'No file of the project was changed.',
  evidence: 'After the change',
  evidenceFirst: 'Your first answer',
  predict: {
    question: (kind: ItemKind): string => {
      const { answer, cases } = wordsOf(kind)
      return `Does your ${answer}, as it stands, pass all the new ${cases}, also those that you do not see?`
    },
    answers: {
      passes: 'Yes, it passes them all',
      fails: 'No, it fails at least one',
      unsure: 'I am not sure',
    },
    reason: 'Why, in a sentence (may stay empty)',
    help: (kind: ItemKind): string =>
      `What you expect earns no step and loses none; it stands beside what your ${wordsOf(kind).answer} really does. You cannot change it afterwards.`,
    record: (kind: ItemKind): string => `Record it and adapt the ${wordsOf(kind).answer}`,
    missing: 'Choose an answer first.',
    recorded: (kind: ItemKind): string => `Recorded. You can change your ${wordsOf(kind).answer} now.`,
  },
  adapt: (kind: ItemKind): string => `Adapt your ${wordsOf(kind).answer}`,
  solution: 'A solution after the change',
  said: (prediction: FollowUpView['prediction'], kind: ItemKind): string => {
    const { answer, cases } = wordsOf(kind)
    return {
      passes: `You expected your ${answer} to pass the new ${cases} as it stood.`,
      fails: `You expected your ${answer} to fail one of the new ${cases} as it stood.`,
      unsure: `You were not sure whether your ${answer} passes the new ${cases} as it stood.`,
      none: `You did not say whether your ${answer} passes the new ${cases} as it stood.`,
    }[prediction ?? 'none']
  },
} as const
