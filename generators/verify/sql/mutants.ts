import { tokensOf, type SqlToken } from './tokens.ts'

/** A reference with one planted fault. */
export interface SqlMutant {
  /** Such as `LEFT JOIN → JOIN @4:1`: what became of what, and its line and column, both from 1 */
  readonly name: string
  readonly text: string
}

/** What a fault puts in the place of what. */
interface Change {
  readonly from: number
  readonly to: number
  readonly by: string
  /** What is changed, in words; the text itself where absent */
  readonly words?: string
}

/** Finds the places for one kind of fault. */
type Operator = (tokens: readonly SqlToken[], text: string) => readonly Change[]

/**
 * Plants each mistake that people make in SQL, one at a time: the wrong kind of join, a forgotten DISTINCT, NULLs that are
 * forgotten, ranges that are off by one, a condition that is left out, the wrong aggregate, the wrong order.
 */
export function mutantsOf(text: string): readonly SqlMutant[] {
  const tokens = tokensOf(text)
  const found = operators.flatMap((operator) => operator(tokens, text))
  const mutants = found.map(({ from, to, by, words }): SqlMutant => {
    const before = text.slice(0, from).split('\n')
    const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
    const was = words ?? text.slice(from, to).replace(/\s+/g, ' ')
    return {
      name: `${was} → ${by.trim() === '' ? 'nothing' : by.trim()} @${place}`,
      text: text.slice(0, from) + by + text.slice(to),
    }
  })
  return [...new Map(mutants.map((mutant) => [mutant.text, mutant])).values()]
}

const joins: Operator = (tokens) =>
  tokens.flatMap((token, at): Change[] => {
    const [before, twoBefore] = [tokens[at - 1], tokens[at - 2]]
    if (token.key !== 'JOIN') return []
    const outer = before?.key === 'OUTER' ? twoBefore : before
    if (outer && ['LEFT', 'RIGHT', 'FULL'].includes(outer.key))
      return [{ from: outer.from, to: token.to, by: 'JOIN' }]
    if (before?.key === 'CROSS' || before?.key === 'NATURAL') return []
    return [{ from: before?.key === 'INNER' ? before.from : token.from, to: token.to, by: 'LEFT JOIN' }]
  })

const duplicates: Operator = (tokens) =>
  tokens.flatMap((token, at): Change[] => {
    const next = tokens[at + 1]
    if (token.key === 'DISTINCT') return [{ from: token.from, to: token.to, by: '' }]
    // Of EXISTS (SELECT …) and IN (SELECT …) nobody can tell whether rows repeat.
    const isAsked = tokens[at - 1]?.key === '(' && ['EXISTS', 'IN'].includes(tokens[at - 2]?.key ?? '')
    if (token.key === 'SELECT' && next?.key !== 'DISTINCT' && !isAsked && !isGrouped(tokens, at))
      return [{ from: token.from, to: token.to, by: 'SELECT DISTINCT' }]
    if (token.key !== 'UNION') return []
    return next?.key === 'ALL'
      ? [{ from: token.from, to: next.to, by: 'UNION' }]
      : [{ from: token.from, to: token.to, by: 'UNION ALL' }]
  })

/** Whether a query gives one row, or one for each group, so that no row repeats. */
function isGrouped(tokens: readonly SqlToken[], select: number): boolean {
  const depth = tokens[select]?.depth ?? 0
  const rest = tokens.slice(select + 1)
  const end = rest.findIndex(
    (token) => token.depth < depth || (token.depth === depth && isSetOperator(token)),
  )
  const query = end === -1 ? rest : rest.slice(0, end)
  /** Depth of a subquery that is passed over. */
  let inner: number | undefined
  return query.some(({ key, depth: own }, at) => {
    if (inner !== undefined && own >= inner) return false
    inner = key === 'SELECT' ? own : undefined
    if (key === 'GROUP' && own === depth) return true
    if (!aggregateNames.has(key) || query[at + 1]?.key !== '(') return false
    const close = query.findIndex((token, place) => place > at && token.key === ')' && token.depth === own)
    return query[close + 1]?.key !== 'OVER'
  })
}

const aggregateNames = new Set(['COUNT', 'SUM', 'AVG', 'TOTAL', 'GROUP_CONCAT'])

function isSetOperator({ key }: SqlToken): boolean {
  return key === 'UNION' || key === 'INTERSECT' || key === 'EXCEPT'
}

const nulls: Operator = (tokens, text) =>
  tokens.flatMap((token, at): Change[] => {
    const next = tokens[at + 1]
    if (token.key === 'IS' && next?.key === 'NOT' && tokens[at + 2]?.key === 'NULL')
      return [{ from: token.from, to: tokens[at + 2]?.to ?? token.to, by: 'IS NULL' }]
    if (token.key === 'IS' && next?.key === 'NULL')
      return [{ from: token.from, to: next.to, by: 'IS NOT NULL' }]
    if (token.key === 'IS' && next?.key !== 'NOT') return [{ from: token.from, to: token.to, by: '=' }]
    if ((token.key === 'COALESCE' || token.key === 'IFNULL') && next?.key === '(') {
      const close = closing(tokens, at + 1)
      const comma = tokens.findIndex(
        (other, place) => place > at && other.key === ',' && other.depth === next.depth + 1,
      )
      const first = tokens[at + 2]
      const separator = tokens[comma]
      if (close === undefined || !separator || !first || separator.from > close.from) return []
      return [
        {
          from: token.from,
          to: close.to,
          by: `(${text.slice(first.from, separator.from)})`,
          words: token.key,
        },
      ]
    }
    if (token.key === 'NOT' && ['EXISTS', 'IN', 'LIKE', 'BETWEEN'].includes(next?.key ?? ''))
      return [{ from: token.from, to: token.to, by: '' }]
    return []
  })

const neighbours: Readonly<Record<string, readonly string[]>> = {
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '+': ['-'],
  '-': ['+'],
}
const swaps: Readonly<Record<string, readonly string[]>> = {
  SUM: ['COUNT', 'MAX'],
  COUNT: [],
  AVG: ['MAX'],
  MIN: ['MAX'],
  MAX: ['MIN'],
  RANK: ['ROW_NUMBER', 'DENSE_RANK'],
  DENSE_RANK: ['RANK', 'ROW_NUMBER'],
  ROW_NUMBER: ['RANK'],
  LAG: ['LEAD'],
  LEAD: ['LAG'],
  FIRST_VALUE: ['LAST_VALUE'],
  INTERSECT: ['UNION'],
  EXCEPT: ['UNION'],
}

const ranges: Operator = (tokens) =>
  tokens.flatMap(({ type, key, from, to }, at): Change[] => {
    if (type === 'sign') return (neighbours[key] ?? []).map((by) => ({ from, to, by }))
    if (type !== 'number' || !/^\d{1,9}$/.test(key)) return []
    // What EXISTS (SELECT 1 …) selects is nothing that anybody sees.
    if (tokens[at - 1]?.key === 'SELECT' && tokens[at - 3]?.key === 'EXISTS') return []
    return [{ from, to, by: String(Number(key) + 1) }]
  })

const aggregates: Operator = (tokens, text) =>
  tokens.flatMap(({ key, from, to }, at): Change[] => {
    const next = tokens[at + 1]
    const isCall = next?.key === '('
    const isSet = key === 'INTERSECT' || key === 'EXCEPT'
    const swapped = isCall || isSet ? (swaps[key] ?? []).map((by) => ({ from, to, by })) : []
    if (key !== 'COUNT' || !isCall) return swapped
    const close = closing(tokens, at + 1)
    const inside = close && text.slice(next.to, close.from).trim()
    return !close || inside === '*' ? [] : [{ from: next.to, to: close.from, by: '*' }]
  })

const orders: Operator = (tokens) =>
  tokens.flatMap((token, at): Change[] => {
    if (token.key === 'DESC') return [{ from: token.from, to: token.to, by: '' }]
    if (token.key !== 'PARTITION') return []
    const end = tokens.find(
      ({ key, depth, from }) =>
        from > token.from && (depth < token.depth || (key === 'ORDER' && depth === token.depth)),
    )
    return end && tokens[at + 1]?.key === 'BY'
      ? [{ from: token.from, to: end.from, by: '', words: 'PARTITION BY' }]
      : []
  })

/** What ends a condition at its own depth. */
const clauseEnds = new Set(
  'WHERE GROUP HAVING ORDER LIMIT UNION INTERSECT EXCEPT WINDOW JOIN LEFT RIGHT INNER CROSS FULL NATURAL RETURNING ;'.split(
    ' ',
  ),
)

/** Leaves each condition out that others of its clause stand beside, or the clause's only one. */
const predicates: Operator = (tokens) =>
  tokens.flatMap((token, at): Change[] => {
    if (!['WHERE', 'HAVING', 'ON'].includes(token.key)) return []
    const rest = tokens.slice(at + 1)
    const length = rest.findIndex(
      ({ key, depth }) => depth < token.depth || (depth === token.depth && clauseEnds.has(key)),
    )
    const clause = length === -1 ? rest : rest.slice(0, length)
    const own = clause.filter(({ depth }) => depth === token.depth)
    const terms: SqlToken[][] = [[]]
    let isBetween = false
    for (const part of clause) {
      const isOwn = part.depth === token.depth
      if (isOwn && part.key === 'BETWEEN') isBetween = true
      if (isOwn && part.key === 'AND' && !isBetween && !own.some(({ key }) => key === 'OR')) terms.push([])
      else {
        if (isOwn && part.key === 'AND') isBetween = false
        terms.at(-1)?.push(part)
      }
    }
    return terms.flatMap((term): Change[] => {
      const [first, last] = [term[0], term.at(-1)]
      return first && last ? [{ from: first.from, to: last.to, by: 'TRUE' }] : []
    })
  })

const operators: readonly Operator[] = [joins, duplicates, nulls, ranges, aggregates, orders, predicates]

/** The parenthesis that closes the one at a place. */
function closing(tokens: readonly SqlToken[], open: number): SqlToken | undefined {
  const depth = tokens[open]?.depth ?? 0
  return tokens.slice(open + 1).find((token) => token.key === ')' && token.depth === depth)
}
