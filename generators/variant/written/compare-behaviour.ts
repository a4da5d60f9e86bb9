import { canonicalJson } from '#log'
import type { Encoded } from '#schemas/value'
import type { Behaviour } from '../gates/gate.ts'
import { inputTurns, resultTurns } from './turns.ts'

/** How far one program returns what another one does. */
export interface Agreement {
  /** Of the inputs that say something, in [0, 1]; 0 where there are too few of them. */
  readonly share: number
  /** What was changed of the other's input and result; empty where nothing was. */
  readonly words: string
  readonly same: number
  readonly asked: number
}

/** Inputs that say something, at least: of fewer, agreement may be chance. */
const FEWEST = 16

/**
 * Compares what a program returns with what another one returns, for the same inputs and for simple changes of these or of
 * the result. An input for which both return what the program returns most often says nothing.
 *
 * @param isUnordered whether a list of results is the same in another order
 * @returns the closest
 */
export function closestOf(own: Behaviour, other: Behaviour, isUnordered: boolean): Agreement {
  const shown = (value: Encoded) =>
    isUnordered && Array.isArray(value)
      ? canonicalJson(value.map((one: Encoded) => canonicalJson(one)).sort())
      : canonicalJson(value)
  const mine = (own[0] ?? []).map((value) => (value === undefined ? undefined : shown(value)))
  const usual = mostFrequent(mine)
  let closest: Agreement = { share: 0, words: '', same: 0, asked: 0 }
  for (const [row, input] of inputTurns.entries())
    for (const result of resultTurns) {
      let [same, asked] = [0, 0]
      for (const [at, right] of mine.entries()) {
        const value = other[row]?.[at]
        const turned = value === undefined ? undefined : result.turn(value)
        if (turned === undefined || right === undefined) continue
        const theirs = shown(turned)
        if (theirs === right && right === usual) continue
        asked += 1
        if (theirs === right) same += 1
      }
      const share = asked < FEWEST ? 0 : same / asked
      if (share > closest.share)
        closest = {
          share,
          words: [input.words, result.words].filter((one) => one !== '').join(', '),
          same,
          asked,
        }
    }
  return closest
}

function mostFrequent(texts: readonly (string | undefined)[]): string | undefined {
  const counts = Map.groupBy(texts, (text) => text)
  const [first] = [...counts].toSorted(([, left], [, right]) => right.length - left.length)
  return first?.[0]
}
