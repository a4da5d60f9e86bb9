import { formsModel, type FormsModel } from './build-model.ts'
import { explain, type Obstacle } from './explain.ts'
import { assertSound } from './faults.ts'
import type { LinearModel, Term } from './linear-model.ts'
import { improved, type Chosen, type Judge } from './local-search.ts'
import { leastDifference, leastDistance, mostInAll, mostInformation } from './objective.ts'
import type { AssemblyPlan } from './plan.ts'
import { problemOf, type Problem } from './problem.ts'
import type { Solution, Solver } from './solver.ts'

/** What came of a plan. Plain data. */
export type Assembly =
  | {
      readonly status: 'found'
      /** ids of the items per form and block, in the order of the bank */
      readonly forms: readonly (readonly (readonly string[])[])[]
      /** what was sought, in the order in which it was sought: each without giving up what was reached before */
      readonly goals: readonly Goal[]
    }
  | {
      /** no forms meet all constraints */
      readonly status: 'infeasible'
      readonly obstacles: readonly Obstacle[]
    }
  /** the time was over before any forms were found */
  | { readonly status: 'unfinished' }

/** A figure that was optimised, summed over the blocks, in 1/logits². */
export interface Goal {
  readonly name: 'least information' | 'total information' | 'largest difference' | 'distance from the target'
  readonly reached: number
  /** no forms reach anything better than this */
  readonly bound: number
  /** whether the time was over before it was proven that the bound is no further away than the plan's gap */
  readonly isCut: boolean
}

export interface AssembleOptions {
  /** a clock in seconds */
  readonly now: () => number
  /** what is being done, in words */
  readonly onProgress?: (words: string) => void
}

/** Share of the least information that is given up for curves that agree, where they are to. */
export const GIVE_UP = 0.05
/** The same where nothing is to be given up but the last bits. */
const NOTHING = 1e-7
/** Temperatures of the searches at their beginning, as shares of the information: one after the other, while needed. */
const HEATS = [0.02, 0.01, 0.02, 0.01, 0.02, 0.01]
/** What more information in all weighs where the least is equal: it shows the search the way. */
const HINT = 1e-3

/**
 * Assembles the forms of a plan. Forms are found by exchanging items and proven by an exact solver, which continues
 * where the search has left more than the plan's gap.
 *
 * - `max` and `flat`: first the least information of any form at any ability is as large as possible. Then, giving up
 *   {@link GIVE_UP} of it, the largest difference is as small as possible: `max`, between forms at one ability;
 *   `flat`, between forms and abilities. A single form of `max` has the most information in all instead, giving up
 *   nothing.
 * - `curve`: the largest distance from the target is as small as possible.
 *
 * @throws RangeError as {@link problemOf}
 */
export function assemble(plan: AssemblyPlan, solver: Solver, options: AssembleOptions): Assembly {
  const end = options.now() + plan.seconds
  const left = (): number => end - options.now()
  const say = (words: string): void => options.onProgress?.(words)
  const problem = problemOf(plan)
  say('looking for forms that meet all constraints')
  const first = anyForms(problem, solver, left)
  if (first === 'infeasible') {
    say('looking for what stands in the way')
    return { status: 'infeasible', obstacles: explain(problem, solver, left) }
  }
  if (first === 'unfinished') return { status: 'unfinished' }
  const { target } = plan
  const blocks = plan.blueprint.blocks.length
  const points = problem.abilities.length
  const goals: Goal[] = []
  let chosen: Chosen = first
  const figures = () => informationOfForms(problem, chosen)

  if (target.shape === 'curve') {
    const wanted = target.points.map(({ information }) => information)
    const model = formsModel(problem)
    aim('distance from the target', model, leastDistance(problem, model, wanted), (forms) =>
      sumOver(blocks, (b) => distanceOf(forms, b, wanted)),
    )
    return found()
  }
  const model = formsModel(problem)
  aim('least information', model, mostInformation(problem, model), (forms) =>
    sumOver(blocks, (b) => leastOf(forms, b, points)),
  )
  const least = Array.from({ length: blocks }, (_, b) => leastOf(figures(), b, points))
  const isFlat = target.shape === 'flat'
  if (plan.forms === 1 && !isFlat) {
    if (points > 1) {
      const floors = least.map((value) => value * (1 - NOTHING))
      const second = formsModel(problem)
      aim('total information', second, mostInAll(problem, second, floors), sum, floors)
    }
    return found()
  }
  const floors = least.map((value) => value * (1 - GIVE_UP))
  const second = formsModel(problem)
  const difference = leastDifference(problem, second, floors, isFlat)
  aim(
    'largest difference',
    second,
    difference,
    (forms) => sumOver(blocks, (b) => differenceOf(forms, b, points, isFlat)),
    floors,
  )
  return found()

  /**
   * Sets `chosen` to the best that is found.
   *
   * @param measure what the program optimises
   * @param floors per block, the least information that a form may have anywhere
   */
  function aim(
    name: Goal['name'],
    model: FormsModel,
    linear: LinearModel,
    measure: (forms: Forms) => number,
    floors: readonly number[] = [],
  ): void {
    const isMost = linear.sense === 'maximise'
    const scale = Math.max(1e-9, sum(figures()) / (plan.forms * points))
    const hint = isMost ? HINT / (plan.forms * points) : 0
    const judge: Judge = {
      penalty: (forms) => (isMost ? -measure(forms) - hint * sum(forms) : measure(forms)),
      violation: (forms) =>
        sumOver(floors.length, (b) => Math.max(0, (floors[b] ?? 0) - leastOf(forms, b, points))),
    }
    // the gap is a share of the information: a difference or distance of 0 has no share of its own
    const isNear = (reached: number, bound: number): boolean =>
      Math.abs(reached - bound) <= plan.gap * (isMost ? bound : scale) + 1e-9
    let bound = isMost ? Infinity : 0
    if (isMost) {
      say(`${name}: looking for a bound`)
      const columns = linear.columns.map((column) => ({ ...column, isInteger: false }))
      const relaxed = solver({ ...linear, columns }, { seconds: left(), relativeGap: 0, absoluteGap: 0 })
      if (relaxed.status === 'optimal') bound = relaxed.objective
    }
    for (const [pass, heat] of HEATS.entries()) {
      if ((pass > 0 && left() < 0) || isNear(measure(figures()), bound)) break
      say(`${name}: exchanging items`)
      chosen = improved(problem, chosen, judge, { heat: heat * scale, name: `${name}/${pass}` })
    }
    const reached = measure(figures())
    if (isNear(reached, bound)) {
      goals.push({ name, reached, bound, isCut: false })
      return
    }
    say(`${name}: looking for what is better than ${reached.toFixed(3)}`)
    const exact = solver(linear, {
      // half of the time is kept for what is sought after this
      seconds: isMost ? left() / 2 : left(),
      relativeGap: isMost ? plan.gap : 0,
      absoluteGap: isMost ? 0 : plan.gap * scale,
      start: startOf(problem, model, chosen),
    })
    const other = chosenOf(problem, model, exact)
    const forms = other && informationOfForms(problem, other)
    const isBetter = forms && (isMost ? measure(forms) >= reached : measure(forms) <= reached)
    // the solver's tolerance is not ours: a floor may be missed by its 1e-7
    if (isBetter && judge.violation(forms) <= 1e-6) chosen = other ?? chosen
    const now = measure(figures())
    const proven = 'bound' in exact ? exact.bound : bound
    // the tighter of two bounds, and never beyond what was reached, where rounding would have it so
    const tight = isMost ? Math.max(now, Math.min(bound, proven)) : Math.min(now, Math.max(bound, proven))
    const isDone = exact.status === 'optimal' || isNear(now, tight)
    goals.push({ name, reached: now, bound: tight, isCut: !isDone })
  }

  function found(): Assembly {
    const forms = idsOf(problem, chosen)
    assertSound(plan, forms)
    return { status: 'found', forms, goals }
  }
}

/**
 * The form that a session goes on with: complete, with all that was taken, and the most information at the estimate
 * (shadow tests: van der Linden and Reese 1998; van der Linden 2005, chapter 9). The item to present is the most
 * informative of it that is not taken yet; then no constraint can be broken, however they overlap.
 *
 * @param plan its required items, target and number of forms do not matter
 * @param taken ids of the items taken
 * @param theta estimate in logits
 */
export function shadowForm(
  plan: AssemblyPlan,
  taken: readonly string[],
  theta: number,
  solver: Solver,
  options: AssembleOptions,
): Assembly {
  const target = { shape: 'max', at: [theta] } as const
  return assemble({ ...plan, forms: 1, required: taken, target }, solver, options)
}

/** Forms that meet every constraint, whatever they measure; as long as possible where their length is free. */
function anyForms(
  problem: Problem,
  solver: Solver,
  left: () => number,
): Chosen | 'infeasible' | 'unfinished' {
  const isFree = problem.plan.blueprint.blocks.some(({ id }) => {
    const length = problem.counts.find(({ block }) => block === id)
    return length !== undefined && length.min < length.max
  })
  const forms = formsModel(problem)
  const model = forms.builder.model('maximise')
  const items = problem.plan.forms * problem.choices.length
  const columns = model.columns.map((column, j) => (isFree && j < items ? { ...column, cost: 1 } : column))
  const solution = solver({ ...model, columns }, { seconds: left(), relativeGap: 0.02, absoluteGap: 0 })
  return (
    chosenOf(problem, forms, solution) ?? (solution.status === 'infeasible' ? 'infeasible' : 'unfinished')
  )
}

function chosenOf({ plan, choices }: Problem, forms: FormsModel, solution: Solution): Chosen | undefined {
  if (!('values' in solution)) return undefined
  return Array.from({ length: plan.forms }, (_, f) =>
    [...choices.keys()].filter((c) => solution.values[forms.columnOf(f, c)] === 1),
  )
}

function startOf({ choices }: Problem, { columnOf }: FormsModel, chosen: Chosen): readonly Term[] {
  return chosen.flatMap((list, f) => {
    const held = new Set(list)
    return choices.map((_, c) => [columnOf(f, c), held.has(c) ? 1 : 0] as const)
  })
}

function idsOf({ plan, choices }: Problem, chosen: Chosen): readonly (readonly (readonly string[])[])[] {
  return chosen.map((list) =>
    plan.blueprint.blocks.map((_, block) =>
      list
        .flatMap((c) => (choices[c]?.block === block ? [choices[c].item] : []))
        .sort((x, y) => x - y)
        .flatMap((item) => plan.items[item]?.id ?? []),
    ),
  )
}

function informationOfForms({ plan, choices, abilities }: Problem, chosen: Chosen): readonly Float64Array[] {
  const points = abilities.length
  return chosen.map((list) => {
    const curve = new Float64Array(plan.blueprint.blocks.length * points)
    for (const c of list) {
      const choice = choices[c]
      choice?.information.forEach((value, k) => {
        const at = choice.block * points + k
        curve[at] = (curve[at] ?? 0) + value
      })
    }
    return curve
  })
}

type Forms = readonly Float64Array[]

function leastOf(forms: Forms, block: number, points: number): number {
  let least = Infinity
  for (const curve of forms)
    for (let k = block * points; k < (block + 1) * points; k++) least = Math.min(least, curve[k] ?? 0)
  return least
}

function differenceOf(forms: Forms, block: number, points: number, isFlat: boolean): number {
  let difference = 0
  let low = Infinity
  let high = -Infinity
  for (let k = block * points; k < (block + 1) * points; k++) {
    if (!isFlat) [low, high] = [Infinity, -Infinity]
    for (const curve of forms) {
      low = Math.min(low, curve[k] ?? 0)
      high = Math.max(high, curve[k] ?? 0)
    }
    difference = Math.max(difference, high - low)
  }
  return difference
}

function distanceOf(forms: Forms, block: number, wanted: readonly number[]): number {
  let distance = 0
  for (const curve of forms)
    wanted.forEach((value, k) => {
      distance = Math.max(distance, Math.abs((curve[block * wanted.length + k] ?? 0) - value))
    })
  return distance
}

function sum(forms: Forms): number {
  let all = 0
  for (const curve of forms) for (const value of curve) all += value
  return all
}

function sumOver(count: number, of: (index: number) => number): number {
  let all = 0
  for (let i = 0; i < count; i++) all += of(i)
  return all
}
