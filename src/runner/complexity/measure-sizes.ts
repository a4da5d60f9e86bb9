import { rankOfClass, type MeasuredGrowth } from '#adaptive'
import type { Score } from '#schemas/score'
import { describeGrowth, unknownWords } from './describe-growth.ts'
import { measureSpace, type SpacesOf } from '../space/measure-space.ts'
import { fastestOf } from './fit.ts'
import { sweep, worstOf, type Counting, type Curve } from './sweep.ts'

/** Measurements that the watchdog of another machine stopped, by size. */
export type TakenGrowth = ReadonlyMap<string, NonNullable<Score['growth']>[number]>

/** Runs a program at one size. @returns its count, and the fuel that it took */
export type CountAt = (size: number) => Promise<{ readonly counting: Counting; readonly fuel: number }>

/** Points at their limit of fuel that one arrangement may take, so that one that is never over its steps ends too. */
const sweepPoints = 4

/** Largest size at which an arrangement is only looked at. */
const largestCoarse = 4096

/**
 * Measures each size that has not been stopped by a watchdog before.
 *
 * @param taken what the watchdog of another machine stopped, by size: it is not measured again
 * @returns one for each size, in their order
 */
export async function measureSizes(
  sizes: readonly string[],
  taken: TakenGrowth,
  measure: (size: string) => Promise<MeasuredGrowth>,
): Promise<readonly MeasuredGrowth[]> {
  const measured: MeasuredGrowth[] = []
  for (const size of sizes) {
    const stopped = taken.get(size)
    if (stopped === undefined) measured.push(await measure(size))
    else {
      // A class and what was held are what counting gives, never what a log says.
      const { class: _, space: __, ...points } = stopped
      measured.push({ ...points, stopped: true, detail: unknownWords(size, 'stopped') })
    }
  }
  return measured
}

/**
 * Measures what the steps grow like with one size, over all arrangements of what grows.
 *
 * @param size its name
 * @param options.largest the last size at most
 * @param options.pointFuel what one point may burn
 * @param options.countAt gives the way to count at each size with an arrangement
 * @param options.spacesOf measures what is held, where the counts do not tell
 */
export async function measureArrangements<Name extends string>(
  size: string,
  arrangements: readonly Name[],
  {
    largest,
    pointFuel,
    countAt,
    spacesOf,
  }: {
    readonly largest: number
    readonly pointFuel: number
    readonly countAt: (arrangement: Name) => CountAt
    readonly spacesOf?: SpacesOf
  },
): Promise<MeasuredGrowth> {
  const looked: Curve[] = []
  const measure = async (arrangement: Name, largestSize: number, isCoarse: boolean): Promise<Curve> => {
    let left = sweepPoints * pointFuel
    const run = countAt(arrangement)
    const count = async (n: number): Promise<Counting> => {
      const { counting, fuel } = await run(n)
      left -= fuel
      return left < 0 ? 'failed' : counting
    }
    const curve = await sweep(arrangement, largestSize, count, isCoarse)
    looked.push(curve)
    return curve
  }
  const curves: Curve[] = []
  for (const arrangement of arrangements) {
    const worst = worstOf(curves)
    // Most arrangements are no slower than the first, which half of the sizes show.
    const coarse = worst && (await measure(arrangement, Math.min(largest, largestCoarse), true))
    const isNoSlower = coarse?.fit && rankOfClass(fastestOf(coarse.fit)) <= rankOfClass(worst?.class ?? '1')
    if (isNoSlower) continue
    // What the watchdog stopped is not waited for again.
    const curve = coarse?.end === 'stopped' ? coarse : await measure(arrangement, largest, false)
    curves.push(curve)
    if (curve.fit === undefined) break
  }
  return describeGrowth(size, curves, await measureSpace(looked, spacesOf))
}
