import type { ModelValue } from './model-value.ts'
import { binary, booleanOf, ExpressionError, general, numberOf, numeric } from './operations.ts'

export { ExpressionError } from './operations.ts'

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
