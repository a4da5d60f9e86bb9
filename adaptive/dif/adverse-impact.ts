import { exp } from '../numeric/exp.ts'
import { normalCdf, normalQuantile } from '../numeric/gamma.ts'
import { log } from '../numeric/log.ts'

/** How many of a group's candidates were selected. */
export interface SelectedGroup {
  readonly name: string
  /** integer ≥ 0 */
  readonly candidates: number
  /** integer in [0, candidates] */
  readonly selected: number
}

/** One group's selection rate beside that of the group with the highest one. */
export interface GroupImpact extends SelectedGroup {
  /** in [0, 1]; NaN without candidates */
  readonly rate: number
  /** rate over the highest rate, in [0, 1]; 1 for the group that has it, NaN where nobody was selected */
  readonly ratio: number
  /** interval of the ratio at the confidence asked for */
  readonly interval: { readonly low: number; readonly high: number }
  /** two-sided p-value of no difference between the rates, in [0, 1] */
  readonly p: number
  /** `below`: the whole interval lies below four fifths; `perhaps`: the ratio does; `above`: it does not; `unknown`: nobody to compare */
  readonly fourFifths: 'below' | 'perhaps' | 'above' | 'unknown'
  /** all that in a sentence */
  readonly words: string
}

const FOUR_FIFTHS = 0.8

/**
 * Adverse impact by the four-fifths rule (Uniform Guidelines on Employee Selection Procedures 1978, 29 CFR 1607.4 D): each
 * group's selection rate over the highest one. The interval is that of the logarithm of a ratio of rates (Katz and others 1978),
 * with half a person added to each count where nobody or everybody of a group was selected; the p-value that of the difference of two rates
 * with their common variance.
 *
 * @param confidence in (0, 1)
 * @returns one entry per group, in order
 * @throws RangeError where counts are no counts, or fewer than two groups have candidates
 */
export function adverseImpact(groups: readonly SelectedGroup[], confidence = 0.95): readonly GroupImpact[] {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must lie in (0, 1), received ${confidence}`)
  for (const { name, candidates, selected } of groups)
    if (!(selected >= 0 && selected <= candidates && candidates < Infinity))
      throw new RangeError(`${name}: ${selected} of ${candidates} candidates cannot be selected`)
  const seen = groups.filter(({ candidates }) => candidates > 0)
  if (seen.length < 2) throw new RangeError(`two groups with candidates are needed, received ${seen.length}`)
  const highest = seen.reduce((one, other) => (rateOf(other) > rateOf(one) ? other : one))
  const width = normalQuantile((1 + confidence) / 2)
  return groups.map((group): GroupImpact => {
    const { name, candidates, selected } = group
    const rate = rateOf(group)
    if (group === highest) {
      const own = { rate, ratio: 1, interval: { low: 1, high: 1 }, p: 1, fourFifths: 'above' } as const
      return { ...group, ...own, words: 'the highest rate: what the others are compared with' }
    }
    const ratio = rate / rateOf(highest)
    if (!(ratio >= 0))
      return {
        ...group,
        rate,
        ratio: NaN,
        interval: { low: NaN, high: NaN },
        p: NaN,
        fourFifths: 'unknown',
        words: wordsOf(name, highest.name, 'unknown'),
      }
    const isEdge = [group, highest].some((one) => one.selected === 0 || one.selected === one.candidates)
    const more = isEdge ? 0.5 : 0
    const [own, other] = [
      { x: selected + more, n: candidates + 2 * more },
      { x: highest.selected + more, n: highest.candidates + 2 * more },
    ]
    const centre = log(own.x / own.n) - log(other.x / other.n)
    const error = Math.sqrt(1 / own.x - 1 / own.n + 1 / other.x - 1 / other.n)
    const interval = { low: exp(centre - width * error), high: exp(centre + width * error) }
    const common = (selected + highest.selected) / (candidates + highest.candidates)
    const z =
      (rate - rateOf(highest)) / Math.sqrt(common * (1 - common) * (1 / candidates + 1 / highest.candidates))
    const fourFifths = ratio >= FOUR_FIFTHS ? 'above' : interval.high < FOUR_FIFTHS ? 'below' : 'perhaps'
    return {
      ...group,
      rate,
      ratio,
      interval,
      // two rates of 1 have no variance and no difference
      p: z < 0 ? 2 * normalCdf(z) : 1,
      fourFifths,
      words: wordsOf(name, highest.name, fourFifths),
    }
  })
}

function rateOf({ candidates, selected }: SelectedGroup): number {
  return selected / candidates
}

function wordsOf(name: string, highest: string, fourFifths: GroupImpact['fourFifths']): string {
  switch (fourFifths) {
    case 'unknown':
      return 'nobody to compare'
    case 'above':
      return `at least four fifths of the rate of ${highest}`
    case 'perhaps':
      return `less than four fifths of the rate of ${highest}, but too few candidates to be sure`
    case 'below':
      return `surely less than four fifths of the rate of ${highest}: show that the test is needed, or find one that treats ${name} better`
  }
}
