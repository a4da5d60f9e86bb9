import { tokensOf } from './tokens.ts'

/**
 * Settles what the last ORDER BY of a query leaves open by all columns of the result, so that a query whose order says
 * everything gives the same as before, and one whose rows stand in place by luck need not.
 *
 * @param columns of the result
 * @returns the query; as it is where it has no ORDER BY of its own, or more than one statement
 */
export function breakTies(text: string, columns: number, direction: 'ASC' | 'DESC'): string {
  const tokens = tokensOf(text).filter(({ depth, key }) => depth === 0 && key !== ')')
  const order = tokens.findLastIndex(({ key }, at) => key === 'ORDER' && tokens[at + 1]?.key === 'BY')
  const end = tokens.findIndex(({ key }) => key === ';')
  if (order < 0 || (end >= 0 && end < tokens.length - 1)) return text
  const next = tokens.find(({ key }, at) => at > order && ['LIMIT', 'OFFSET', ';'].includes(key))
  const at = next?.from ?? text.length
  const keys = Array.from({ length: columns }, (_, column) => `${column + 1} ${direction}`)
  // A comment may be the last thing in front.
  return `${text.slice(0, at)}\n, ${keys.join(', ')}\n${text.slice(at)}`
}
