import type { ModelValue, Scalar } from './model-value.ts'

/** What is wrong with a computation, in words. */
export class ExpressionError extends Error {}

/** A computation that was read once, to be done for many draws. */
export interface Expression {
  /** The names that it reads, each once. */
  readonly names: readonly string[]
  /**
   * @param values of all its names
   * @throws ExpressionError where the values are not of the kind that it needs
   */
  readonly evaluate: (values: Readonly<Record<string, ModelValue>>) => ModelValue
}

type Node = (values: Readonly<Record<string, ModelValue>>) => ModelValue

const numeric: Readonly<Record<string, (...values: number[]) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  abs: Math.abs,
  min: Math.min,
  max: Math.max,
}

const general: Readonly<Record<string, (...values: ModelValue[]) => ModelValue>> = {
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
const binary: readonly Readonly<Record<string, (left: ModelValue, right: ModelValue) => ModelValue>>[] = [
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

/** The row of `binary` that "not" stands before: it denies a whole comparison. */
const COMPARISONS = 2

const token = /\s*(?:(\d+(?:\.\d+)?)|("[^"]*"|'[^']*')|([A-Za-z][A-Za-z0-9]*)|(<=|>=|!=|[-+*/%<>=(),]))/y

/**
 * Reads a computation over the names of a model: numbers, texts in quotes, `+ - * / %`, `= != < <= > >=`, `and`, `or`,
 * `not`, brackets, and functions such as floor, min, sum, at, places and if.
 *
 * @throws ExpressionError with what was expected, and where
 */
export function readExpression(text: string): Expression {
  const tokens = tokensOf(text)
  const names = new Set<string>()
  let at = 0
  const root = level(0)
  if (at < tokens.length) throw new ExpressionError(`unexpected ${tokens[at]} at the end`)
  return {
    names: [...names],
    evaluate: (values) => {
      const found = root(values)
      if (typeof found !== 'number' || Number.isFinite(found)) return found
      throw new ExpressionError('a division by zero')
    },
  }

  function take(wanted: string): boolean {
    if (tokens[at] !== wanted) return false
    at += 1
    return true
  }

  function need(wanted: string): void {
    if (!take(wanted)) throw new ExpressionError(`expected ${wanted}, found ${tokens[at] ?? 'the end'}`)
  }

  function level(row: number): Node {
    const operators = binary[row]
    if (!operators) return unary()
    if (row === COMPARISONS && take('not')) {
      const of = level(row)
      return (values) => !booleanOf(of(values))
    }
    let left = level(row + 1)
    for (;;) {
      const found = tokens[at] ?? ''
      const apply = Object.hasOwn(operators, found) ? operators[found] : undefined
      if (!apply) return left
      at += 1
      const [first, second] = [left, level(row + 1)]
      left = (values) => apply(first(values), second(values))
    }
  }

  function unary(): Node {
    if (take('-')) {
      const of = unary()
      return (values) => -numberOf(of(values))
    }
    return primary()
  }

  function primary(): Node {
    if (take('(')) {
      const inner = level(0)
      need(')')
      return inner
    }
    const found = tokens[at]
    at += 1
    if (found === undefined) throw new ExpressionError('expected a value, found the end')
    if (/^\d/.test(found)) return () => Number(found)
    if (/^["']/.test(found)) return () => found.slice(1, -1)
    if (found === 'true' || found === 'false') return () => found === 'true'
    if (!/^[A-Za-z]/.test(found)) throw new ExpressionError(`expected a value, found ${found}`)
    return tokens[at] === '(' ? call(found) : name(found)
  }

  function name(found: string): Node {
    names.add(found)
    return (values) => {
      const value = Object.hasOwn(values, found) ? values[found] : undefined
      if (value === undefined) throw new ExpressionError(`there is no ${found}`)
      return value
    }
  }

  function call(found: string): Node {
    need('(')
    const parts: Node[] = []
    if (!take(')')) {
      do parts.push(level(0))
      while (take(','))
      need(')')
    }
    const ofNumbers = Object.hasOwn(numeric, found) ? numeric[found] : undefined
    if (ofNumbers) return (values) => ofNumbers(...parts.map((part) => numberOf(part(values))))
    const ofAll = Object.hasOwn(general, found) ? general[found] : undefined
    if (ofAll) return (values) => ofAll(...parts.map((part) => part(values)))
    const known = [...Object.keys(numeric), ...Object.keys(general)].join(', ')
    throw new ExpressionError(`there is no function ${found}; known are ${known}`)
  }
}

function tokensOf(text: string): readonly string[] {
  const found: string[] = []
  const end = text.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const from = token.lastIndex
    const match = token.exec(text)
    if (!match) throw new ExpressionError(`unexpected ${text.slice(from).trim().charAt(0)}`)
    found.push(match.slice(1).find((part) => part !== undefined) ?? '')
  }
  return found
}

function numberOf(value: ModelValue | undefined): number {
  if (typeof value === 'number') return value
  throw new ExpressionError(`expected a number, found ${shown(value)}`)
}

function booleanOf(value: ModelValue | undefined): boolean {
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
