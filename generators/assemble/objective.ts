import type { FormsModel } from './build-model.ts'
import type { LinearModel, Term } from './linear-model.ts'
import type { Problem } from './problem.ts'

/** What information has to be found out about: one per form, block and ability. */
interface Curve {
  readonly block: number
  readonly point: number
  readonly terms: readonly Term[]
}

function curvesOf({ plan, abilities, choices }: Problem, { columnOf }: FormsModel): readonly Curve[] {
  return Array.from({ length: plan.forms }, (_, form) =>
    plan.blueprint.blocks.flatMap((_block, block) =>
      abilities.map((_theta, point) => ({
        block,
        point,
        terms: choices.flatMap((choice, c) =>
          choice.block === block ? [[columnOf(form, c), choice.information[point] ?? 0] as const] : [],
        ),
      })),
    ),
  ).flat()
}

/**
 * Maximises, summed over the blocks, the least information of any form at any ability (maximin: van der Linden and
 * Boekkooi-Timminga 1989, all abilities weighing the same).
 */
export function mostInformation(problem: Problem, forms: FormsModel): LinearModel {
  const least = problem.plan.blueprint.blocks.map(() =>
    forms.builder.column({ cost: 1, lower: 0, upper: Infinity, isInteger: false }),
  )
  for (const { block, terms } of curvesOf(problem, forms))
    forms.builder.row(0, Infinity, [...terms, [least[block] ?? 0, -1]])
  return forms.builder.model('maximise')
}

/** Maximises the sum of the information at all abilities, where no form has less than `floors` of a block anywhere. */
export function mostInAll(problem: Problem, forms: FormsModel, floors: readonly number[]): LinearModel {
  const sums: Term[] = []
  for (const { block, terms } of curvesOf(problem, forms)) {
    forms.builder.row(floors[block] ?? 0, Infinity, terms)
    sums.push(...terms)
  }
  const all = forms.builder.column({ cost: 1, lower: 0, upper: Infinity, isInteger: false })
  forms.builder.row(0, Infinity, [...summed(sums), [all, -1]])
  return forms.builder.model('maximise')
}

/**
 * Minimises, summed over the blocks, the largest difference of information: between two forms at one ability, or
 * with `isFlat` between any two forms at any two abilities. No form has less than `floors` anywhere.
 */
export function leastDifference(
  problem: Problem,
  forms: FormsModel,
  floors: readonly number[],
  isFlat: boolean,
): LinearModel {
  const { builder } = forms
  const free = { cost: 0, lower: 0, upper: Infinity, isInteger: false }
  const blocks = problem.plan.blueprint.blocks.map((_, block) => {
    const difference = builder.column({ ...free, cost: 1 })
    const bands = (isFlat ? [0] : problem.abilities).map(() => {
      const low = builder.column({ ...free, lower: floors[block] ?? 0 })
      const high = builder.column(free)
      builder.row(0, Infinity, [
        [difference, 1],
        [high, -1],
        [low, 1],
      ])
      return { low, high }
    })
    return bands
  })
  for (const { block, point, terms } of curvesOf(problem, forms)) {
    const band = blocks[block]?.[isFlat ? 0 : point]
    if (band === undefined) continue
    builder.row(0, Infinity, [...terms, [band.low, -1]])
    builder.row(-Infinity, 0, [...terms, [band.high, -1]])
  }
  return builder.model('minimise')
}

/** Minimises, summed over the blocks, the largest distance of any form's information from a target at any ability. */
export function leastDistance(problem: Problem, forms: FormsModel, target: readonly number[]): LinearModel {
  const { builder } = forms
  const distances = problem.plan.blueprint.blocks.map(() =>
    builder.column({ cost: 1, lower: 0, upper: Infinity, isInteger: false }),
  )
  for (const { block, point, terms } of curvesOf(problem, forms)) {
    const wanted = target[point] ?? 0
    const distance = distances[block] ?? 0
    builder.row(wanted, Infinity, [...terms, [distance, 1]])
    builder.row(-Infinity, wanted, [...terms, [distance, -1]])
  }
  return builder.model('minimise')
}

function summed(terms: readonly Term[]): readonly Term[] {
  const sums = new Map<number, number>()
  for (const [column, value] of terms) sums.set(column, (sums.get(column) ?? 0) + value)
  return [...sums]
}
