import type { Calibration } from '#schemas/calibration'
import type { PlannedFacts } from '../../src/calibration/apply-plan.ts'

type Filed = Calibration['items'][number]

/** An item of a bank, in two categories. @param of the item that it is a variant of */
export function plannedItem(id: string, of?: string): PlannedFacts {
  return {
    id,
    version: '1.0.0',
    max: 1,
    ai: 'forbidden',
    status: 'live',
    level: 3,
    ...(of === undefined ? {} : { variant: { of } }),
  }
}

/** What a file of parameters says of an item. */
export function filedItem(
  id: string,
  own: Pick<Filed, 'cov'> & { readonly a?: number; readonly b: number },
): Filed {
  return { id, n: 400, model: '2pl', a: 1.2, se: { a: 0.1, b: 0.1 }, ...own }
}

/** A file of parameters that converged. */
export function filedCalibration(items: Calibration['items'], scale?: string): Calibration {
  return {
    version: 1,
    model: '2pl',
    points: 61,
    logLikelihood: -1,
    iterations: 9,
    converged: true,
    n: 400,
    prior: 'none',
    items,
    latent: [{ group: 'all', mean: 0, sd: 1 }],
    data: { sha256: '0'.repeat(64) },
    engine: 'x',
    ...(scale === undefined ? {} : { scale }),
  }
}
