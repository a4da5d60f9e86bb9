import { canonicalJson } from '#log'
import type { Encoded } from '#schemas/value'
import { closestShift } from './shift.ts'
import { resultTurns } from './turns.ts'

/** What a program returned for some inputs; undefined where it was not asked or returned nothing of the type. */
export type Results = readonly (Encoded | undefined)[]

/** How far one program returns what another one does. */
export interface Agreement {
  /** Of the inputs that say something, in [0, 1]; 0 where there are too few of them. */
  readonly share: number
  /** What was changed of the other's result; empty where nothing was. */
  readonly words: string
  readonly same: number
  readonly asked: number
}

/** Numbers among the arguments: the names of their parameters, and for each input their values. */
export interface Scalars {
  readonly names: readonly string[]
  readonly values: readonly (readonly number[])[]
}

export const noAgreement: Agreement = { share: 0, words: '', same: 0, asked: 0 }

/** Inputs that say something, at least: of fewer, agreement may be chance. */
const FEWEST = 16

/**
 * Compares what a program returns with what another one returns, as it is and changed in a simple way. An input for which
 * both return what they return most often says nothing.
 *
 * @param isUnordered whether a list of results is the same in another order
 * @returns the closest; of equally close ones, that with the least change
 */
export function closestOf(own: Results, other: Results, scalars: Scalars, isUnordered: boolean): Agreement {
  const shown = (value: Encoded) =>
    isUnordered && Array.isArray(value)
      ? canonicalJson(value.map((one: Encoded) => canonicalJson(one)).sort())
      : canonicalJson(value)
  const usual = mostFrequent(own.map((value) => (value === undefined ? undefined : shown(value))))
  const found = resultTurns.flatMap(({ words, turn }): Agreement[] => {
    const pairs = own.flatMap((mine, at) => {
      const theirs = other[at]
      const turned = theirs === undefined ? undefined : turn(theirs)
      return mine === undefined || turned === undefined
        ? []
        : [{ mine, theirs: turned, scalars: scalars.values[at] ?? [] }]
    })
    const usualOfTheirs = mostFrequent(pairs.map(({ theirs }) => shown(theirs)))
    const telling = pairs.filter(({ mine, theirs }) => shown(mine) !== usual || shown(theirs) !== usual)
    const same = telling.filter(({ mine, theirs }) => shown(mine) === shown(theirs)).length
    const moving = pairs.filter(
      ({ mine, theirs }) => shown(mine) !== usual || shown(theirs) !== usualOfTheirs,
    )
    const shift = closestShift(moving, scalars.names)
    return [
      agreement(same, telling.length, words),
      agreement(shift.same, shift.asked, [words, shift.words].filter((one) => one !== '').join(', ')),
    ]
  })
  return found.reduce((closest, one) => (one.share > closest.share ? one : closest), noAgreement)
}

function agreement(same: number, asked: number, words: string): Agreement {
  return { share: asked < FEWEST ? 0 : same / asked, words, same, asked }
}

function mostFrequent(texts: readonly (string | undefined)[]): string | undefined {
  const counts = Map.groupBy(texts, (text) => text)
  const [first] = [...counts].toSorted(([, left], [, right]) => right.length - left.length)
  return first?.[0]
}
