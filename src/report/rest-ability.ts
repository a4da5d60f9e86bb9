import type { ReportedAnswer } from './attempt-report.ts'

const HALVINGS = 40

/**
 * A candidate's ability by some answers, from what reports know: scores, and thresholds at which a category is as likely as not.
 *
 * Where Σ (score − Σ 1/(1 + e^(t − θ))) = θ: the mode under graded responses of slope 1 and a standard normal prior, but for
 * weights (Samejima 1969). Good to rank people by; no estimate of record.
 *
 * @param answers those with a score and thresholds are taken
 * @returns in logits; undefined where there are none
 */
export function restAbility(answers: readonly ReportedAnswer[]): number | undefined {
  const thresholds: number[] = []
  let earned = 0
  let isAny = false
  for (const { score, thresholds: own } of answers) {
    if (score === undefined || own.length === 0) continue
    isAny = true
    earned += score.category
    thresholds.push(...own)
  }
  if (!isAny) return undefined
  let low = -1 - thresholds.length
  let high = 1 + thresholds.length
  for (let k = 0; k < HALVINGS; k++) {
    const theta = (low + high) / 2
    const surplus = thresholds.reduce((left, at) => left - 1 / (1 + Math.exp(at - theta)), earned - theta)
    if (surplus > 0) low = theta
    else high = theta
  }
  return (low + high) / 2
}
