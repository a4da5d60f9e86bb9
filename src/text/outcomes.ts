import type { Judgement, Outcome } from '#runner'

/** What a run came to, in the candidate's words; nothing where the table says it all. */
export function describeOutcome(outcome: Outcome, judged: Judgement | undefined): string | undefined {
  switch (outcome.type) {
    case 'returned':
      // A value of the right type needs no words beside the expected one.
      return judged?.actual === undefined ? judged?.message : undefined
    case 'compile_error':
      return `Line ${outcome.line}: ${outcome.message}`
    case 'runtime_error': {
      const where = outcome.line === undefined ? '' : `Line ${outcome.line}: `
      return `${where}${outcome.name}: ${outcome.message}`
    }
    case 'time_limit':
      return 'The code used up its budget of steps before it was done. Is there a loop that does not end, or work that repeats?'
    case 'memory_limit':
      return 'The code needed more memory than it may have.'
    case 'output_limit':
      return 'The code printed or returned more than can be kept.'
    case 'stopped':
      return outcome.reason === 'aborted'
        ? 'Stopped.'
        : 'The run did not answer and was stopped. Your code is safe; run it again.'
  }
}

/** Why a case of the candidate's own was not run. */
export const ownInputProblems = {
  expected: 'the expected value',
  empty: 'Not run: the case has no input yet.',
  count: (found: number, names: readonly string[]): string =>
    `Not run: the input has ${found} ${found === 1 ? 'line' : 'lines'}, and needs one for each of ${names.join(', ')}.`,
  notJson: (name: string): string => `Not run: ${name} is not JSON. Text needs double quotes.`,
  wrongType: (name: string, expected: string, found: string): string =>
    `Not run: ${name} should be ${expected}, and is ${found}.`,
} as const
