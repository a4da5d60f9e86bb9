import { conform, isPlainObject, isTagged, type Encoded, type ValueType } from '#schemas/value'
import type { Execution, Outcome } from './program.ts'

/** What a case is worth: passed, or why not. */
export type Verdict = 'passed' | 'wrong_answer' | Exclude<Outcome['type'], 'returned'>

/**
 * How an answer is compared: `exact`; `set` and `multiset` for the elements of an array in any order, without and
 * with their counts; or numbers that may differ by an absolute amount or by a share of the expected one.
 */
export type Compare =
  'exact' | 'set' | 'multiset' | { readonly absolute?: number; readonly relative?: number }

/** One judged case. */
export interface Judgement {
  readonly case: string
  readonly verdict: Verdict
  /** What is wrong, in a sentence for the candidate; absent when passed */
  readonly message?: string
  /** The answer in normal form, where there is one of the right type */
  readonly actual?: Encoded
}

/**
 * Judges an execution, outside the candidate's realm and after both values were brought to the type's normal form.
 *
 * @param execution of the case
 * @param expected the right answer, as authored
 * @param type of the answer
 * @param compare how to compare
 * @throws RangeError when the expected value is not of the type: the author's fault, which `assay check` reports
 */
export function judge(execution: Execution, expected: Encoded, type: ValueType, compare: Compare): Judgement {
  const { outcome } = execution
  if (outcome.type !== 'returned') {
    const message = describeOutcome(outcome)
    return { case: execution.case, verdict: outcome.type, message }
  }
  const right = conform(expected, type)
  if (!right.ok)
    throw new RangeError(`Unexpected ${right.found} at ${right.path}, expected ${right.expected}`)
  const actual = conform(outcome.value, type)
  if (!actual.ok) {
    const message = `Expected ${actual.expected} at ${actual.path}, found ${actual.found}`
    return { case: execution.case, verdict: 'wrong_answer', message }
  }
  const isEqual = equalUnder(actual.value, right.value, compare)
  return isEqual
    ? { case: execution.case, verdict: 'passed', actual: actual.value }
    : {
        case: execution.case,
        verdict: 'wrong_answer',
        message: 'The returned value is not the expected one',
        actual: actual.value,
      }
}

export function describeOutcome(outcome: Exclude<Outcome, { type: 'returned' }>): string {
  switch (outcome.type) {
    case 'time_limit':
      return 'The program used up its budget of work before it came to an end'
    case 'memory_limit':
      return 'The program used up its memory'
    case 'output_limit':
      return 'The program printed or returned more than it may'
    case 'compile_error':
      return `${placeOf(outcome)}${outcome.message}`
    case 'runtime_error':
      return `${placeOf(outcome)}${outcome.name}: ${outcome.message}`
    case 'stopped':
      return outcome.message
  }
}

function placeOf({ line, file }: { readonly line?: number; readonly file?: string }): string {
  if (line === undefined) return ''
  return file === undefined ? `Line ${line}: ` : `${file}, line ${line}: `
}

function equalUnder(actual: Encoded, expected: Encoded, compare: Compare): boolean {
  if (typeof compare === 'object') return isClose(actual, expected, compare)
  if (compare === 'exact' || !Array.isArray(actual) || !Array.isArray(expected)) {
    return keyOf(actual) === keyOf(expected)
  }
  const [left, right] = [actual.map(keyOf), expected.map(keyOf)]
  if (compare === 'multiset') return left.toSorted().join('\n') === right.toSorted().join('\n')
  const [leftKeys, rightKeys] = [new Set(left), new Set(right)]
  return leftKeys.size === rightKeys.size && left.every((key) => rightKeys.has(key))
}

/** A text that is equal for equal values: keys in order, −0 as 0. */
function keyOf(value: Encoded): string {
  if (Array.isArray(value)) return `[${value.map(keyOf).join(',')}]`
  if (isTagged(value)) {
    if (value.$ === '-0') return '0'
    if (value.$ === 'map' || value.$ === 'object')
      return `${value.$}[${value.v.map((entry) => entry.map(keyOf).join(':')).join(',')}]`
    return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }
  if (!isPlainObject(value)) return JSON.stringify(value)
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${keyOf(field)}`).join(',')}}`
}

type Tolerance = Exclude<Compare, string>

function isClose(actual: Encoded, expected: Encoded, tolerance: Tolerance): boolean {
  const [left, right] = [numberOf(actual), numberOf(expected)]
  if (left !== undefined && right !== undefined) return isCloseNumber(left, right, tolerance)
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return (
      actual.length === expected.length &&
      actual.every((value, index) => isClose(value, expected[index] as Encoded, tolerance))
    )
  }
  if (isPlainObject(actual) && isPlainObject(expected)) {
    const [left, right] = [new Map(Object.entries(actual)), Object.entries(expected)]
    return (
      left.size === right.length &&
      right.every(([name, field]) => {
        const value = left.get(name)
        return value !== undefined && isClose(value, field, tolerance)
      })
    )
  }
  if (isTagged(actual) && isTagged(expected) && actual.$ === 'map' && expected.$ === 'map') {
    return isClose(actual.v.flat(), expected.v.flat(), tolerance)
  }
  return keyOf(actual) === keyOf(expected)
}

/** |actual − expected| ≤ absolute, or ≤ relative · |expected|; infinities and NaN only equal themselves. */
function isCloseNumber(actual: number, expected: number, { absolute = 0, relative = 0 }: Tolerance): boolean {
  if (Object.is(actual, expected) || actual === expected) return true
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) return false
  const difference = Math.abs(actual - expected)
  return difference <= absolute || difference <= relative * Math.abs(expected)
}

const specialNumbers: ReadonlyMap<string, number> = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
  ['-0', 0],
])

function numberOf(value: Encoded): number | undefined {
  if (typeof value === 'number') return value
  if (!isTagged(value)) return undefined
  return specialNumbers.get(value.$)
}
