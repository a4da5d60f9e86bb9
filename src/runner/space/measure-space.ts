import type { MeasuredGrowth } from '#adaptive'
import type { Curve } from '../complexity/sweep.ts'
import type { Space } from '../program.ts'
import { fitSpace, stackNoise, type SpacePoint } from './fit-space.ts'

/** Names the input of one call. */
export interface SizedInput {
  readonly arrangement: string
  readonly size: number
}

/** Measures what is held in some calls. @returns one for each, in their order, up to the first that fails */
export type SpacesOf = (calls: readonly SizedInput[]) => Promise<readonly Space[]>

/** How much more another arrangement must hold than the first to be told instead. */
const clearlyMore = 1.25

/** Largest size at which arrangements are compared, where each such call is one more. */
const largestCompared = 512

/**
 * What is held beyond the input, with the arrangement that holds most.
 *
 * @param looked curves of all arrangements that were looked at, the first in full
 * @param spacesOf measures it, where the curves' points do not tell
 * @returns undefined where nothing was measured
 */
export async function measureSpace(
  looked: readonly Curve[],
  spacesOf?: SpacesOf,
): Promise<MeasuredGrowth['space']> {
  const points = spacesOf ? await measured(looked, spacesOf) : told(looked)
  if (points === undefined || points.points.length === 0) return undefined
  const { arrangement, points: held } = points
  return {
    arrangement,
    sizes: held.map(({ size }) => size),
    bytes: held.map(({ heap, stack }) => Math.max(1, heap + stack)),
    ...fitSpace(held, spacesOf ? stackNoise.python : stackNoise.javascript),
  }
}

interface HeldCurve {
  readonly arrangement: string
  readonly points: readonly SpacePoint[]
}

/** Of what the counted runs tell besides. */
function told(looked: readonly Curve[]): HeldCurve | undefined {
  const curves = looked.map(({ arrangement, points }) => ({
    arrangement,
    points: points.flatMap(({ size, space }) => (space ? [{ size, ...space }] : [])),
  }))
  const size = commonSize(curves)
  return mostOf(curves, (curve) => curve.points.find((point) => point.size === size))
}

/** Of runs of its own: all arrangements at one size, then all sizes with one of them. */
async function measured(looked: readonly Curve[], spacesOf: SpacesOf): Promise<HeldCurve | undefined> {
  const size = commonSize(looked, largestCompared)
  const compared = looked.length > 1 ? looked.map(({ arrangement }) => ({ arrangement, size })) : []
  const spaces = compared.length > 0 ? await spacesOf(compared) : []
  const most = mostOf(looked, (_, index) => spaces[index])
  if (most === undefined) return undefined
  const { arrangement } = most
  const last = most.points.at(-1)?.size ?? 0
  const [first] = looked
  const calls = (first ?? most).points.flatMap((point) =>
    point.size <= last ? [{ arrangement, size: point.size }] : [],
  )
  const held = await spacesOf(calls)
  return {
    arrangement,
    points: held.flatMap((space, index) => {
      const call = calls[index]
      return call ? [{ size: call.size, ...space }] : []
    }),
  }
}

/** The largest size that all curves have a point at; 0 for none. */
function commonSize(
  curves: readonly { readonly points: readonly { readonly size: number }[] }[],
  largest = Infinity,
): number {
  const [first, ...others] = curves
  const sizes = first?.points.map(({ size }) => size) ?? []
  const isCommon = (size: number) => others.every(({ points }) => points.some((point) => point.size === size))
  return sizes.findLast((size) => size <= largest && isCommon(size)) ?? 0
}

/** The first curve, or another one that holds clearly more. */
function mostOf<T>(
  curves: readonly T[],
  spaceOf: (curve: T, index: number) => Space | undefined,
): T | undefined {
  const held = curves.map((curve, index) => {
    const { heap = 0, stack = 0 } = spaceOf(curve, index) ?? {}
    return heap + stack
  })
  const most = Math.max(...held)
  return most > clearlyMore * (held[0] ?? 0) ? curves[held.indexOf(most)] : curves[0]
}
