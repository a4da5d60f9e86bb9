import { expectedAPosteriori } from './expected-a-posteriori.ts'
import { maximumAPosteriori } from './maximum-a-posteriori.ts'
import { maximumLikelihood } from './maximum-likelihood.ts'
import { weightedLikelihood } from './weighted-likelihood.ts'

/** Every estimator of ability, by its name. */
export const estimators = {
  eap: expectedAPosteriori,
  map: maximumAPosteriori,
  mle: maximumLikelihood,
  wle: weightedLikelihood,
} as const

export type EstimatorName = keyof typeof estimators
