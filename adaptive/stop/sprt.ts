import { log } from '../numeric/log.ts'
import type { StoppingRule } from './rule.ts'

/**
 * Decided for every cut: the likelihood at cut + delta against that at cut − delta has left the bounds β/(1 − α) and
 * (1 − β)/α of the sequential probability ratio test (Wald 1947; for adaptive tests Reckase 1983).
 *
 * `alpha` is the probability to place somebody at cut − delta above the cut, `beta` that of somebody at cut + delta below.
 */
export const sprt: StoppingRule<{
  readonly cuts: readonly number[]
  readonly delta: number
  readonly alpha: number
  readonly beta: number
}> = {
  name: 'sprt',
  judge: ({ logLikelihood }, { cuts, delta, alpha, beta }) => {
    const above = log((1 - beta) / alpha)
    const below = log(beta / (1 - alpha))
    for (const cut of cuts) {
      const ratio = logLikelihood(cut + delta) - logLikelihood(cut - delta)
      // responses that are impossible on both sides of the cut decide nothing
      if (!(ratio <= below || ratio >= above)) return 'go-on'
    }
    return 'may-stop'
  },
}
