import type { Encoded } from '#schemas/value'

const numeric = ['ascending', 'descending'] as const

/** An order of a list that a statement asks for. */
export type Order = (typeof numeric)[number] | 'alphabetical'

/** The order of the whole result that a statement asks for in plain words. */
export function saidOrder(statement: string, type: string): Order | undefined {
  if (type === 'int[]' || type === 'float[]') {
    const word = /\bReturn\b[^.]*\b(ascending|descending)\b(?! by)/i.exec(statement)?.[1]?.toLowerCase()
    return numeric.find((one) => one === word)
  }
  if (type !== 'string[]') return undefined
  const sentence = /[^.]*\balphabetical(?:ly)?\b[^.]*/i.exec(statement)?.[0]
  const isOfSome = /\b(?:same|equal|equally|ties?|among|each|within|if|where)\b/i.test(sentence ?? '')
  return sentence === undefined || isOfSome ? undefined : 'alphabetical'
}

/** Whether an entry stands before one that comes first in an order; of texts, with and without regard to capital letters. */
export function isOutOf(order: Order, before: Encoded, after: Encoded): boolean {
  if (order !== 'alphabetical') {
    const rise = Number(after) - Number(before)
    return order === 'ascending' ? rise < 0 : rise > 0
  }
  const [left, right] = [String(before), String(after)]
  return left > right && left.toLowerCase() > right.toLowerCase()
}
