import loadHighs, { type Highs, type ModelData } from 'highs'
import type { LinearModel } from './linear-model.ts'
import type { Solution, SolveOptions, Solver } from './solver.ts'

/** Shortest time in seconds that is worth beginning with. */
const LEAST_SECONDS = 0.01

/**
 * Loads HiGHS, compiled to WebAssembly, single-threaded. A call blocks its thread until it is done.
 *
 * @returns a solver; a WebAssembly memory never shrinks, so keep one for all models
 */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs()
  return (model, options) => solveWith(highs, model, options)
}

function solveWith(highs: Highs, model: LinearModel, options: SolveOptions): Solution {
  // HiGHS takes crossed bounds for a mistake
  if ([...model.columns, ...model.rows].some(({ lower, upper }) => lower > upper))
    return { status: 'infeasible' }
  // and has no solution to a program without columns, where every sum is 0
  if (model.columns.length === 0) {
    const isMet = model.rows.every(({ lower, upper }) => lower <= 0 && upper >= 0)
    return isMet ? { status: 'optimal', objective: 0, bound: 0, values: [] } : { status: 'infeasible' }
  }
  const { modelStatus } = highs.constants
  const instance = highs.createModel(dataOf(highs, model))
  try {
    instance.options.set({
      output_flag: false,
      time_limit: Math.max(LEAST_SECONDS, options.seconds),
      mip_rel_gap: options.relativeGap,
      mip_abs_gap: options.absoluteGap,
    })
    if (options.start !== undefined)
      instance.setSolution({
        indices: options.start.map(([column]) => column),
        values: options.start.map(([, value]) => value),
      })
    instance.run()
    const status = instance.getModelStatus()
    // every column of ours is bounded from the side that the objective pulls to, so nothing is unbounded
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { status: 'infeasible' }
    const isLimit = status === modelStatus.timeLimit
    if (!isLimit && status !== modelStatus.optimal) throw new Error(`HiGHS ended with model status ${status}`)
    const objective = instance.getObjectiveValue()
    if (isLimit && (instance.info.get('primal_solution_status') !== 2 || !Number.isFinite(objective)))
      return { status: 'unfinished' }
    const isMixed = model.columns.some(({ isInteger }) => isInteger)
    return {
      status: isLimit ? 'limit' : 'optimal',
      objective,
      bound: isMixed ? Number(instance.info.get('mip_dual_bound')) : objective,
      values: exactly(model, instance.getSolution().colValue),
    }
  } finally {
    instance.dispose()
  }
}

function dataOf(highs: Highs, { sense, columns, rows }: LinearModel): ModelData {
  const { objectiveSense, variableType } = highs.constants
  const bound = (value: number): number =>
    value === Infinity ? highs.infinity : value === -Infinity ? -highs.infinity : value
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { terms } of rows) {
    for (const [column, coefficient] of terms) {
      indices.push(column)
      values.push(coefficient)
    }
    starts.push(indices.length)
  }
  return {
    numCols: columns.length,
    numRows: rows.length,
    sense: sense === 'maximise' ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => bound(lower)),
    colUpper: columns.map(({ upper }) => bound(upper)),
    rowLower: rows.map(({ lower }) => bound(lower)),
    rowUpper: rows.map(({ upper }) => bound(upper)),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns.length, starts, indices, values },
    integrality: columns.map(({ isInteger }) => (isInteger ? variableType.integer : variableType.continuous)),
  }
}

/** Integers come within 1e-6 of one. */
function exactly({ columns }: LinearModel, values: ArrayLike<number>): readonly number[] {
  return columns.map(({ isInteger }, j) => (isInteger ? Math.round(values[j] ?? 0) : (values[j] ?? 0)))
}
