import type { Score } from '#schemas/score'
import { rankOfClass, type ComplexityClass } from './complexity-classes.ts'
import type { MeasuredGrowth, ScorePart } from './graded-response.ts'

/** The slowest class by which the steps may grow with each size. */
interface WantedGrowth {
  readonly class: ComplexityClass
  readonly sizes: readonly string[]
}

/**
 * Adds what the counted steps grow like to the score of an answer whose groups of cases are scored: 4 is earned when
 * besides all groups the steps grow by no slower class than is wanted, with any size.
 *
 * @param score of the groups
 * @param wanted absent where no class is wanted: the score stays as it is
 * @param growth one for each size that was measured
 */
export function scoreGrowth(
  score: Score,
  wanted: WantedGrowth | undefined,
  growth: readonly MeasuredGrowth[],
): Score {
  if (wanted === undefined) return score
  const isRight = score.category === 3
  const found = complexityPart(wanted, growth, isRight)
  const category = isRight && found.earned === found.possible ? 4 : score.category
  // Counts of answers that are not all right say nothing.
  const curves = isRight ? growth.map(({ detail: _, ...curve }) => curve) : []
  return {
    ...score,
    category: Math.min(category, score.max),
    parts: [...score.parts, found],
    ...(curves.length > 0 && { growth: curves }),
  }
}

/** One of each size that grows by the target's class or a faster one; none where the answers are not all right. */
function complexityPart(
  { class: target, sizes }: WantedGrowth,
  growth: readonly MeasuredGrowth[],
  isRight: boolean,
): ScorePart {
  const found = new Map(growth.map((one) => [one.size, one]))
  const earned = sizes.filter((size) => {
    const reached = found.get(size)?.class
    return reached !== undefined && rankOfClass(reached) <= rankOfClass(target)
  }).length
  const details = growth.map(({ detail }) => detail)
  return {
    id: 'complexity',
    label: `Time: ${target}`,
    earned: isRight ? earned : 0,
    possible: sizes.length,
    detail: isRight && details.length > 0 ? details.join(' ') : 'measured only when all answers are right',
  }
}
