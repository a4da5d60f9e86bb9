import type { FollowUpKind } from '#log'
import type { ItemKind } from '#schemas/public-item'
import type { FollowUpView } from '../session/view.ts'
import { answerOf } from './follow-up.ts'

type Said = NonNullable<FollowUpView['prediction']>

interface Forecast {
  readonly question: string
  readonly answers: Readonly<Record<Said, string>>
  /** What "You expected your query" goes on with. */
  readonly passes: string
  readonly fails: string
  /** What "You were not sure whether your query" goes on with. */
  readonly whether: string
}

const unsure = 'I am not sure'

/** What a locked answer that runs on cases is asked. */
function onCases(kind: ItemKind, cases: string): Forecast {
  return {
    question: `Does your ${answerOf(kind)}, as it stands, pass all the new ${cases}, also those that you do not see?`,
    answers: { passes: 'Yes, it passes them all', fails: 'No, it fails at least one', unsure },
    passes: `to pass the new ${cases}`,
    fails: `to fail one of the new ${cases}`,
    whether: `passes the new ${cases}`,
  }
}

const forecasts: Readonly<Record<FollowUpKind, Forecast>> = {
  code: onCases('code', 'cases'),
  sql: onCases('sql', 'databases'),
  debug: onCases('debug', 'cases'),
  tests: {
    question: `Does your ${answerOf('tests')}, as it stands, fit the changed function: no false alarm, and every planted fault found?`,
    answers: { passes: 'Yes, it fits', fails: 'No, it raises a false alarm or misses a fault', unsure },
    passes: 'to fit the changed function',
    fails: 'to raise a false alarm or to miss a fault',
    whether: 'fits the changed function',
  },
}

/** What is asked of a locked answer and of what is made of it, and what is said of both afterwards. */
export const adapting = {
  predict: {
    question: (kind: FollowUpKind): string => forecasts[kind].question,
    answers: (kind: FollowUpKind): Forecast['answers'] => forecasts[kind].answers,
    reason: 'Why, in a sentence (may stay empty)',
    help: (kind: FollowUpKind): string =>
      `What you expect earns no step and loses none; it stands beside what your ${answerOf(kind)} really does. You cannot change it afterwards.`,
    record: (kind: FollowUpKind): string => `Record it and adapt the ${answerOf(kind)}`,
    missing: 'Choose an answer first.',
    recorded: (kind: FollowUpKind): string => `Recorded. You can change your ${answerOf(kind)} now.`,
  },
  adapt: (kind: ItemKind): string => `Adapt your ${answerOf(kind)}`,
  earlier: 'What you made of the change in your last try',
  unchanged: (kind: FollowUpKind): string => `Your ${answerOf(kind)} is as it was when it was locked.`,
  adapted: (kind: FollowUpKind): string => `Your adapted ${answerOf(kind)}`,
  solution: 'A solution after the change',
  said: (prediction: FollowUpView['prediction'], kind: FollowUpKind): string => {
    const your = `your ${answerOf(kind)}`
    const { passes, fails, whether } = forecasts[kind]
    return {
      passes: `You expected ${your} ${passes} as it stood.`,
      fails: `You expected ${your} ${fails} as it stood.`,
      unsure: `You were not sure whether ${your} ${whether} as it stood.`,
      none: `You did not say whether ${your} ${whether} as it stood.`,
    }[prediction ?? 'none']
  },
} as const
