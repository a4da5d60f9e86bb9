import type { FollowUpView } from '../session/view.ts'

/** Everything that is said of a follow-up: an assumption that changes once an answer is locked. */
export const followUp = {
  heading: 'One assumption changes',
  locked: 'Your answer is locked and counts as it is. What holds from now on:',
  asks: 'Before you change anything, say what your code does now: you are asked where your answer was.',
  before: 'The problem as it was',
  base: 'Your locked answer',
  adapted: 'Your adapted code',
  earlier: 'What you made of the change in your last try',
  scoring:
    'Once your answer is locked, one assumption changes: there is one more step for adapting your code.',
  submit:
    'It is locked and counts as it is. Then one assumption changes, and you adapt your own code; the time goes on.',
  unchanged: 'Your code is as it was when it was locked.',
  end: 'Your locked answer and what you made of it so far count.',
  evidence: 'After the change',
  evidenceFirst: 'Your first answer',
  predict: {
    question: 'Does your code, as it stands, pass all the new cases, also those that you do not see?',
    answers: {
      passes: 'Yes, it passes them all',
      fails: 'No, it fails at least one',
      unsure: 'I am not sure',
    },
    reason: 'Why, in a sentence (may stay empty)',
    help: 'What you expect earns no step and loses none; it stands beside what your code really does. You cannot change it afterwards.',
    record: 'Record it and adapt the code',
    missing: 'Choose an answer first.',
    recorded: 'Recorded. You can change your code now.',
  },
  adapt: 'Adapt your code',
  solution: 'A solution after the change',
  said: (prediction: FollowUpView['prediction']): string =>
    ({
      passes: 'You expected your code to pass the new cases as it stood.',
      fails: 'You expected your code to fail a new case as it stood.',
      unsure: 'You were not sure whether your code passes the new cases as it stood.',
      none: 'You did not say whether your code passes the new cases as it stood.',
    })[prediction ?? 'none'],
} as const
