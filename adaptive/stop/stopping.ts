import { allOf } from './all-of.ts'
import { classification } from './classification.ts'
import { exhaustion } from './exhaustion.ts'
import { judge, type StopRule } from './judge.ts'
import { length } from './length.ts'
import { minimumInformation } from './minimum-information.ts'
import { plateau } from './plateau.ts'
import type { Progress } from './rule.ts'
import { sprt } from './sprt.ts'
import { standardError } from './standard-error.ts'
import { time } from './time.ts'

/** Why the engine ended a block. */
export type StopReason = StopRule['rule'] | 'exhaustion'

/** Every stopping rule, by the name that blueprints and logs use. */
export const stoppingRules = {
  'standard-error': standardError,
  'standard-error-plateau': plateau,
  classification,
  sprt,
  'minimum-information': minimumInformation,
  length,
  time,
  'all-of': allOf,
  exhaustion,
} as const

/**
 * Whether a block ends now. A rule that must stop wins; then one that must go on, or an unmet quota; then one that may
 * stop. Among equals the first in the blueprint names the reason, exhaustion last.
 *
 * @param minimaMet whether the block's quotas have reached their minima
 * @returns the reason, or undefined to go on
 */
export function stopReason(
  rules: readonly StopRule[],
  progress: Progress,
  minimaMet: boolean,
): StopReason | undefined {
  let allowed: StopReason | undefined
  let held = !minimaMet
  for (const rule of rules) {
    const verdict = rule.rule === 'all-of' ? allOf.judge(progress, rule) : judge(rule, progress)
    if (verdict === 'must-stop') return rule.rule
    if (verdict === 'must-go-on') held = true
    if (verdict === 'may-stop') allowed ??= rule.rule
  }
  if (exhaustion.judge(progress, undefined) === 'must-stop') return 'exhaustion'
  return held ? undefined : allowed
}
