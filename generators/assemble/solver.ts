import type { LinearModel, Term } from './linear-model.ts'

export interface SolveOptions {
  /** seconds after which the best so far is good enough, > 0 */
  readonly seconds: number
  /** distance from the optimum that is accepted as the optimum, as a share of the objective, ≥ 0 */
  readonly relativeGap: number
  /** the same in units of the objective, ≥ 0 */
  readonly absoluteGap: number
  /** columns with values that some feasible solution has, where one is known */
  readonly start?: readonly Term[]
}

/** What a solver found. */
export type Solution =
  | {
      /** `limit`: the time was over before it was proven that nothing is better */
      readonly status: 'optimal' | 'limit'
      readonly objective: number
      /** no solution is better than this */
      readonly bound: number
      /** a value per column, integers exactly */
      readonly values: readonly number[]
    }
  | {
      /** `unfinished`: the time was over before anything feasible was found */
      readonly status: 'infeasible' | 'unfinished'
    }

/** Solves a mixed-integer program; the same model and options give the same solution unless time is over. */
export type Solver = (model: LinearModel, options: SolveOptions) => Solution
