import { formsModel, type FormsModel, type Relaxed } from './build-model.ts'
import type { Problem } from './problem.ts'
import type { Solution, Solver } from './solver.ts'

/** Why no forms meet all constraints. */
export type Obstacle =
  | {
      readonly type: 'missing'
      readonly block: string
      /** what is short: `length`, `anchors`, or a quota as the blueprint says it, such as `skill reading` */
      readonly counts: string
      /** how many a form wants */
      readonly min: number
      /** how many are missing over all forms, integer ≥ 1 */
      readonly missing: number
      readonly words: string
    }
  | {
      /** something that would make it possible if it gave way, alone */
      readonly type: 'remedy'
      readonly words: string
    }

/** What a count of the list costs more than one further down: earlier ones are kept, later ones reported. */
const FIRST_COME = 1e-3
/** Tells one item from none. */
const EXACT = { relativeGap: 0, absoluteGap: 1e-6 }

/**
 * Finds the fewest items that are missing, and what else could give way: minima become wishes with a penalty for each
 * item short of them, and the cheapest forms show which wishes stay open (Huitzing, Veldkamp and Verschoor 2005).
 *
 * @param problem one that no forms meet
 * @param left seconds that are left
 */
export function explain(problem: Problem, solver: Solver, left: () => number): readonly Obstacle[] {
  const obstacles = [...missing(problem, solver, left), ...remedies(problem, solver, left)]
  if (obstacles.length > 0) return obstacles
  const words =
    problem.required.length > 0
      ? 'The required items cannot stand in one form under all constraints.'
      : 'The constraints contradict each other.'
  return [{ type: 'remedy', words }]
}

function missing(problem: Problem, solver: Solver, left: () => number): readonly Obstacle[] {
  const { plan, counts } = problem
  const costs = (count: number): number => 1 + FIRST_COME * (1 - count / counts.length)
  const forms = formsModel(problem, { minima: true }, costs)
  const solution = solver(forms.builder.model('minimise'), { seconds: left() / 2, ...EXACT })
  if (!('values' in solution)) return []
  const isProven = solution.status === 'optimal'
  const short = counts.flatMap((requirement, count): Obstacle[] => {
    const columns = forms.short.filter((one) => one.count === count)
    const lacking = columns.reduce((sum, { column }) => sum + (solution.values[column] ?? 0), 0)
    return lacking > 0 ? [obstacle(requirement, lacking)] : []
  })
  const anchors = forms.shortOfAnchors.flatMap(({ block, column }): Obstacle[] => {
    const lacking = solution.values[column] ?? 0
    const id = plan.blueprint.blocks[block]?.id ?? ''
    if (lacking === 0) return []
    const words = `Block ${id}: ${plan.anchors} anchors are wanted, and only ${plan.anchors - lacking} fit.`
    return [{ type: 'missing', block: id, counts: 'anchors', min: plan.anchors, missing: lacking, words }]
  })
  if (short.length + anchors.length > 0) return [...short, ...anchors]
  if (plan.forms === 1) return []
  return [{ type: 'remedy', words: 'The forms cannot be equally long: say how long with --length.' }]

  function obstacle({ block, counts: what, min }: Problem['counts'][number], lacking: number): Obstacle {
    const wanted = min * plan.forms
    const where = plan.forms === 1 ? '' : ` in each of ${plan.forms} forms, ${wanted} in all`
    const most = isProven ? '' : ' as far as the time went'
    const tail =
      plan.forms > 1 && plan.overlap > 0
        ? `${lacking} ${lacking === 1 ? 'place stays' : 'places stay'} empty`
        : `${lacking} ${lacking === 1 ? 'item is' : 'items are'} missing`
    const words = `Block ${block}: ${what} wants ${min}${where}, and under all constraints only ${wanted - lacking} fit; ${tail}${most}.`
    return { type: 'missing', block, counts: what, min, missing: lacking, words }
  }
}

/** Each constraint that binds: without it, alone, forms would be found. */
function remedies(problem: Problem, solver: Solver, left: () => number): readonly Obstacle[] {
  const { plan, counts, cliques, minutes, required } = problem
  const { blocks } = plan.blueprint
  const found: string[] = []
  const attempt = (
    relaxed: Relaxed,
    words: (values: readonly number[], forms: FormsModel, isLeast: boolean) => string,
  ): void => {
    const forms = formsModel(problem, relaxed)
    const solution: Solution = solver(forms.builder.model('minimise'), { seconds: left() / 3, ...EXACT })
    if ('values' in solution) found.push(words(solution.values, forms, solution.status === 'optimal'))
  }
  if (minutes.some((limit) => limit < Infinity)) {
    attempt({ minutes: true }, (values, { extraMinutes }) => {
      const longer = extraMinutes.flatMap(({ block, column }) => {
        const extra = values[column] ?? 0
        const limit = minutes[block] ?? 0
        return extra > 0
          ? [`block ${blocks[block]?.id ?? ''} had ${limit + extra} minutes instead of ${limit}`]
          : []
      })
      return `It would be possible if ${longer.join(' and ')}.`
    })
  }
  if (plan.forms > 1) {
    attempt({ overlap: true }, (values, { extraOverlap }, isLeast) => {
      if (!isLeast) return 'It would be possible if two forms had more items in common (--overlap).'
      const extra = extraOverlap === undefined ? 0 : (values[extraOverlap] ?? 0)
      return `It would be possible if two forms had ${plan.overlap + extra} items in common (--overlap ${plan.overlap + extra}).`
    })
  }
  const quotas = counts.filter(({ counts: what }) => what !== 'length')
  if (quotas.length > 0)
    attempt({ maxima: true }, () => 'It would be possible without the maxima of the quotas.')
  if (cliques.length > 0)
    attempt(
      { exclusions: true },
      () => 'It would be possible if enemies and variants of a family could stand together.',
    )
  if (required.length > 0) {
    const free = formsModel({ ...problem, required: [] })
    const solution = solver(free.builder.model('minimise'), { seconds: left(), ...EXACT })
    if ('values' in solution) found.push('It would be possible without the required items.')
  }
  return found.map((words) => ({ type: 'remedy', words }))
}
