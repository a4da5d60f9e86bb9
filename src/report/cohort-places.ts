import type { CohortPlace } from './ability-part.ts'
import type { AttemptReport } from './attempt-report.ts'

/** Fewest results among which a place says anything. */
const FEWEST = 10

/**
 * Where a result stands among those that can be relied on, on each of its scales.
 *
 * @param cohort with the result; rejected ones and further results of one attempt are left out
 * @returns none where there are fewer than ten
 */
export function cohortPlaces(
  report: AttemptReport,
  cohort: readonly AttemptReport[],
): readonly CohortPlace[] {
  if (report.status === 'rejected') return []
  const seen = new Set([report.attempt])
  const others = cohort.filter(({ attempt, status }) => {
    if (status === 'rejected' || seen.has(attempt)) return false
    seen.add(attempt)
    return true
  })
  return report.scales.filter(hasAnswers).flatMap(({ policy, theta }) => {
    const thetas = others.flatMap(
      ({ scales }) => scales.find((scale) => scale.policy === policy && hasAnswers(scale))?.theta ?? [],
    )
    const n = thetas.length + 1
    return n < FEWEST ? [] : [{ policy, n, lower: thetas.filter((other) => other < theta).length }]
  })
}

/** Without any there is what was assumed of everybody, which is nobody's place. */
function hasAnswers({ items }: AttemptReport['scales'][number]): boolean {
  return items > 0
}
