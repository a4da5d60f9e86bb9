import type { ModelValue, Scalar } from './model-value.ts'

/** What is wrong with a computation, in words. */
export class ExpressionError extends Error {}

/** Functions of numbers. */
export const numeric: Readonly<Record<string, (...values: number[]) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  abs: Math.abs,
  min: Math.min,
  max: Math.max,
}

/** Functions of values of any kind. */
export const general: Readonly<Record<string, (...values: ModelValue[]) => ModelValue>> = {
  sum: (list) => listOf(list).reduce<number>((total, one) => total + numberOf(one), 0),
  length: (list) => (typeof list === 'string' ? list.length : listOf(list).length),
  at: (list, place) => {
    const found = listOf(list)[numberOf(place)]
    if (found === undefined) throw new ExpressionError(`there is no place ${String(place)} in the list`)
    return found
  },
  slice: (list, from, to) => listOf(list).slice(numberOf(from), to === undefined ? undefined : numberOf(to)),
  sorted: (list) => listOf(list).toSorted((left, right) => numberOf(left) - numberOf(right)),
  join: (list, between) => listOf(list).join(String(between)),
  list: (...values) => values.map(scalarOf),
  places: (...values) => values.flatMap((one, at) => (booleanOf(one) ? [at + 1] : [])),
  count: (...values) => values.filter((one) => booleanOf(one)).length,
  distinct: (...values) =>
    values.every((one, at) => !values.slice(0, at).some((other) => isSame(one, other))),
  if: (test, yes, no) => {
    const chosen = booleanOf(test) ? yes : no
    if (chosen === undefined) throw new ExpressionError('if needs a condition and two values')
    return chosen
  },
}

/** From the loosest to the tightest; those of a row bind alike, from left to right. */
export const binary: readonly Readonly<
  Record<string, (left: ModelValue, right: ModelValue) => ModelValue>
>[] = [
  { or: (left, right) => booleanOf(left) || booleanOf(right) },
  { and: (left, right) => booleanOf(left) && booleanOf(right) },
  {
    '=': (left, right) => isSame(left, right),
    '!=': (left, right) => !isSame(left, right),
    '<=': (left, right) => numberOf(left) <= numberOf(right),
    '>=': (left, right) => numberOf(left) >= numberOf(right),
    '<': (left, right) => numberOf(left) < numberOf(right),
    '>': (left, right) => numberOf(left) > numberOf(right),
  },
  {
    '+': (left, right) => numberOf(left) + numberOf(right),
    '-': (left, right) => numberOf(left) - numberOf(right),
  },
  {
    '*': (left, right) => numberOf(left) * numberOf(right),
    '/': (left, right) => numberOf(left) / numberOf(right),
    '%': (left, right) => numberOf(left) % numberOf(right),
  },
]

/** @throws ExpressionError */
export function numberOf(value: ModelValue | undefined): number {
  if (typeof value === 'number') return value
  throw new ExpressionError(`expected a number, found ${shown(value)}`)
}

/** @throws ExpressionError */
export function booleanOf(value: ModelValue | undefined): boolean {
  if (typeof value === 'boolean') return value
  throw new ExpressionError(`expected a condition, found ${shown(value)}`)
}

function listOf(value: ModelValue | undefined): readonly Scalar[] {
  if (Array.isArray(value)) return value as readonly Scalar[]
  throw new ExpressionError(`expected a list, found ${shown(value)}`)
}

function scalarOf(value: ModelValue): Scalar {
  if (typeof value !== 'object') return value
  throw new ExpressionError('a list has no lists in it')
}

function shown(value: ModelValue | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

/** How far two numbers may be apart that are the same, relatively: floats are rounded on the way. */
const EXACT = 1e-9

function isSame(left: ModelValue, right: ModelValue): boolean {
  if (typeof left === 'number' && typeof right === 'number')
    return Math.abs(left - right) <= EXACT * Math.max(1, Math.abs(left))
  return JSON.stringify(left) === JSON.stringify(right)
}
