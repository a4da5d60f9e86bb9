import type { Outcome } from '#runner'
import { conform, type Conformance, type ValueType } from '#schemas/value'
import { expectedInWords, foundInWords } from './mismatch-in-words.ts'
import { typeInWords } from './type-in-words.ts'
import { valueWords } from './value-words.ts'

/**
 * What a run came to, in the candidate's words; nothing where the table says it all.
 *
 * @param returns what the function should give back
 * @param language what the candidate writes in
 */
export function describeOutcome(outcome: Outcome, returns: ValueType, language: string): string | undefined {
  switch (outcome.type) {
    case 'returned': {
      // A value of the right type needs no words beside the expected one.
      const result = conform(outcome.value, returns)
      return result.ok ? undefined : describeMismatch(result, language)
    }
    case 'compile_error':
      return `${placeInWords(outcome)}${outcome.message}`
    case 'runtime_error':
      return `${placeInWords(outcome)}${outcome.name}: ${outcome.message}`
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

function placeInWords({ line, file }: { readonly line?: number; readonly file?: string }): string {
  if (line === undefined) return ''
  return file === undefined ? `Line ${line}: ` : `${file}, line ${line}: `
}

/** The path of what a function gave back as a whole, as `conform` names it. */
const WHOLE = 'value'

/** What a function gave back is not what its signature promises. */
function describeMismatch(
  { path, expected, found }: Extract<Conformance, { ok: false }>,
  language: string,
): string {
  const { hints, nothing, missing, steps } = valueWords(language)
  const isWhole = path === WHOLE
  const place = steps(path.slice(WHOLE.length))
  const isNothing = isWhole && found === nothing.found
  const isFraction = expected === 'int' && found.startsWith('the number ')
  const hint = isNothing ? 'Is a return missing?' : hints[isFraction ? 'fraction' : found]
  const words = found === 'undefined' ? missing : foundInWords(found, language)
  return [
    isWhole
      ? `Your function gave back ${isNothing ? nothing.words : foundInWords(found, language)}.`
      : `In what your function gave back, ${place} is ${words}.`,
    `It should ${isWhole ? 'give back' : 'be'} ${expectedInWords(expected, language)}.`,
    ...(hint === undefined ? [] : [hint]),
  ].join(' ')
}

/** Why a case of the candidate's own was not run. */
export const ownInputProblems = {
  expected: 'the expected value',
  empty: 'Not run: the case has no input yet.',
  count: (found: number, names: readonly string[]): string =>
    `Not run: the input has ${found} ${found === 1 ? 'line' : 'lines'}, and needs one for each of ${names.join(', ')}.`,
  notJson: (name: string): string => `Not run: ${name} is not JSON. Text needs double quotes.`,
  blank: (name: string, type: ValueType, language: string): string =>
    `Not run: ${name} is still empty. It should be ${typeInWords(type, language)}.`,
  wrongType: (place: string, expected: string, found: string, language: string): string =>
    found === 'nothing'
      ? `Not run: ${place} is missing. It should be ${expectedInWords(expected, language)}.`
      : `Not run: ${place} should be ${expectedInWords(expected, language)}, and is ${foundInWords(found, language)}.`,
} as const
