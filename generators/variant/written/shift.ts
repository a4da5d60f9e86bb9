import { canonicalJson } from '#log'
import type { Encoded } from '#schemas/value'

/** Two results for one input, and the numbers among its arguments in the order of the parameters. */
export interface Pair {
  readonly mine: Encoded
  readonly theirs: Encoded
  readonly scalars: readonly number[]
}

/** How far the numbers of results are those of others, moved by the same amount for all inputs. */
export interface Shift {
  readonly same: number
  /** Inputs whose results are other than equal ones without a number. */
  readonly asked: number
  readonly words: string
}

/** Numbers among the arguments that are tried together, at most. */
const MOST_SCALARS = 3
/** Digits that count, as sums of fractions are rounded. */
const DIGITS = 12

/**
 * Finds the most frequent relation of the form `mine = ± theirs + constant`, to which numbers among the arguments are added
 * or from which they are taken away; it holds for an input if it holds for all numbers of its result.
 *
 * @param names of the scalars
 */
export function closestShift(pairs: readonly Pair[], names: readonly string[]): Shift {
  const split = pairs
    .map(({ mine, theirs, scalars }) => ({ mine: partsOf(mine), theirs: partsOf(theirs), scalars }))
    .filter(({ mine, theirs }) => mine.numbers.length > 0 || mine.around !== theirs.around)
  const asked = split.length
  let closest: Shift = { same: 0, asked, words: '' }
  for (const sign of [1, -1]) {
    const moved = split.flatMap(({ mine, theirs, scalars }) => {
      const by = shiftOf(mine, theirs, sign)
      return by === undefined ? [] : [{ by, scalars }]
    })
    for (const factors of factorsFor(Math.min(names.length, MOST_SCALARS))) {
      const constants = Map.groupBy(moved, ({ by, scalars }) =>
        rounded(factors.reduce((rest, factor, at) => rest - factor * (scalars[at] ?? 0), by)),
      )
      for (const [constant, { length: same }] of constants)
        if (same > closest.same) closest = { same, asked, words: wordsOf(sign, factors, names, constant) }
    }
  }
  return closest
}

interface Parts {
  readonly numbers: readonly number[]
  /** What stands around them. */
  readonly around: string
}

function partsOf(value: Encoded): Parts {
  const numbers: number[] = []
  const around = JSON.stringify(JSON.parse(canonicalJson(value)), (_, one: unknown) => {
    if (typeof one !== 'number') return one
    numbers.push(one)
    return { $: 'number' }
  })
  return { numbers, around }
}

/** By how much all numbers of a result differ from the other's; undefined where they do not by the same. */
function shiftOf(mine: Parts, theirs: Parts, sign: number): number | undefined {
  if (mine.around !== theirs.around) return undefined
  const [by, ...more] = new Set(
    mine.numbers.map((one, at) => rounded(one - sign * (theirs.numbers[at] ?? 0))),
  )
  return more.length === 0 ? by : undefined
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS)) + 0
}

/** All vectors of -1, 0 and 1 of a length, that of zeros first. */
function factorsFor(length: number): readonly (readonly number[])[] {
  if (length === 0) return [[]]
  return [0, 1, -1].flatMap((first) => factorsFor(length - 1).map((rest) => [first, ...rest]))
}

function wordsOf(
  sign: number,
  factors: readonly number[],
  names: readonly string[],
  constant: number,
): string {
  return [
    ...(sign < 0 ? ['with the other sign'] : []),
    ...factors.flatMap((factor, at) =>
      factor === 0 ? [] : [`${factor < 0 ? 'less' : 'plus'} ${names[at] ?? ''}`],
    ),
    ...(constant === 0 ? [] : [`${constant < 0 ? 'less' : 'plus'} ${Math.abs(constant)}`]),
  ].join(', ')
}
