import type { CompiledCase } from '../../compile/compiled-item.ts'

/** An input that a case may get, and what it would tell. */
export interface Candidate extends Pick<CompiledCase, 'input' | 'expected'> {
  /** The place of the case near which it was drawn. */
  readonly near: number | undefined
  readonly isWhole: boolean
  readonly told: readonly string[]
  readonly size: number
  readonly tie: number
}

interface Wanted {
  readonly at: number
  /** Whether candidates see it: it shows a rule, which only what is near it shows as well. */
  readonly isVisible: boolean
  /** Submissions that the case of the item tells. */
  readonly wanted: readonly string[]
  /** Submissions that a case of the group may tell. */
  readonly filed: ReadonlySet<string>
  readonly size: number
  /** What the input tells that the case has. */
  readonly stays: readonly string[]
}

/**
 * The input that tells what is wanted; where there is none, the one that tells most of it and nothing that was not filed
 * for the group. Of several, one near the case, for what it shows it shows as well, that is about as large.
 *
 * @returns undefined where none is better than what the case has
 */
export function bestOf(
  candidates: readonly Candidate[],
  { at, isVisible, wanted, filed, size, stays }: Wanted,
): Candidate | undefined {
  const names = new Set(wanted)
  const missed = (told: readonly string[]): number => {
    if (keyOf(told) === keyOf(wanted)) return 0
    if (told.some((file) => !filed.has(file))) return Infinity
    return 1 + names.size - told.filter((file) => names.has(file)).length
  }
  const near = isVisible ? candidates.filter((one) => one.near === at && missed(one.told) < Infinity) : []
  const known = near.length > 0 ? near : candidates
  const least = Math.min(...known.map(({ told }) => missed(told)))
  if (least > 0 && least >= missed(stays)) return undefined
  const strangeness = (one: Candidate): number => (one.near === at ? 0 : 2) + (one.isWhole ? 0 : 1)
  const [best] = known
    .filter(({ told }) => missed(told) === least)
    .sort(
      (first, second) =>
        strangeness(first) - strangeness(second) ||
        distance(first.size, size) - distance(second.size, size) ||
        first.tie - second.tie,
    )
  return best
}

/** Files as one text, whatever their order. */
export function keyOf(files: readonly string[]): string {
  return files.toSorted().join(' ')
}

/** How much larger one of two sizes is: differences that nobody notices are none. */
function distance(left: number, right: number): number {
  return Math.round(Math.abs(Math.log2(left / right)) * 2)
}
