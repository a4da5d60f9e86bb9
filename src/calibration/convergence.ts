import type { Calibration as Fitted } from '#adaptive'

/** How a fit ended, in words. */
export function convergence({ converged, passes, changes, logLikelihood }: Fitted): string {
  const change = (changes.at(-1) ?? 0).toPrecision(1)
  return converged
    ? `Converged after ${counted(passes, 'pass', 'passes')}; log-likelihood ${logLikelihood.toFixed(3)}`
    : `Not converged: after ${counted(passes, 'pass', 'passes')} parameters still changed by ${change}`
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
