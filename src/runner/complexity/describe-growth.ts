import type { MeasuredGrowth } from '#adaptive'
import { spaceWords } from '../space/space-words.ts'
import { worstOf, type Curve, type Growth, type SweepEnd } from './sweep.ts'

/**
 * The curve that decides, and what it says in a sentence; without a class where nothing can be said.
 *
 * @param space what was held, where it is known
 */
export function describeGrowth(
  size: string,
  curves: readonly Curve[],
  space?: MeasuredGrowth['space'],
): MeasuredGrowth {
  const growth = worstOf(curves)
  const worst = growth?.worst ?? curves.at(-1)
  const evidence = {
    size,
    arrangement: worst?.arrangement ?? 'random',
    sizes: worst?.points.map((point) => point.size) ?? [],
    steps: worst?.points.map((point) => point.steps) ?? [],
  }
  if (growth === undefined) {
    const end = worst?.end ?? 'failed'
    return { ...evidence, ...(end === 'stopped' && { stopped: true }), detail: unknownWords(size, end) }
  }
  const detail = growthWords(size, growth)
  if (space === undefined) return { ...evidence, class: growth.class, detail }
  return { ...evidence, class: growth.class, space, detail: `${detail} ${spaceWords(space)}` }
}

/** Why nothing can be said, in a sentence. */
export function unknownWords(size: string, end: SweepEnd): string {
  const ends: Readonly<Record<SweepEnd, string>> = {
    text: 'code that is made from text is not counted',
    stopped: 'a run did not come back in time and was stopped',
    failed: 'a run at a small size ended with an error, or took more work or memory than it may',
    budget: 'already the smallest size takes more steps than one run may',
    size: 'too few sizes were measured',
  }
  return `With ${size}: ${ends[end]}, so nothing can be said.`
}

function growthWords(
  size: string,
  { fit, worst: { points, last, arrangement }, class: name }: Growth,
): string {
  const words = [`With ${size} the steps grow like ${name}`]
  if (fit.isOpen) words.push(` (${fit.class} and ${fit.runnerUp ?? ''} fit alike; the faster one counts)`)
  else if (fit.runnerUp !== undefined) words.push(`, ${fit.runnerUp} fits ${shown(fit.ratio)} times worse`)
  const largest = points.at(-1)
  if (largest !== undefined) words.push(`; ${largest.steps} steps at size ${largest.size}, ${arrangement}`)
  const dearest = last?.sites[0]
  if (dearest !== undefined && dearest.line > 0)
    words.push(
      `, ${dearest.steps} of them in line ${dearest.line}, column ${dearest.column}: ${dearest.text}`,
    )
  return `${words.join('')}.`
}

function shown(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio))
}
