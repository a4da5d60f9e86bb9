import type { Calibration as Fitted } from '#adaptive'
import type { CalibrationPlan } from './run.ts'

/** What is kept of a fit that did not settle: its course, pass by pass. */
export function traceFileOf(
  fitted: Fitted,
  { tolerance, sha256, engine }: Pick<CalibrationPlan, 'tolerance' | 'sha256' | 'engine'>,
): string {
  const { model, grid, passes, logLikelihood, trace, changes } = fitted
  const kept = {
    version: 1,
    converged: false,
    model,
    points: grid.points,
    tolerance,
    passes,
    logLikelihood,
    objective: trace,
    changes,
    data: { sha256 },
    engine,
  }
  return `${JSON.stringify(kept, null, 1)}\n`
}
