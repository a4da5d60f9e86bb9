import type { Blueprint } from '#schemas/blueprint'
import { exhaustion } from './exhaustion.ts'
import { length } from './length.ts'
import type { Progress, StopVerdict } from './rule.ts'
import { standardError } from './standard-error.ts'
import { time } from './time.ts'

/** What a block of a blueprint says about stopping. */
export type StopRule = Blueprint['blocks'][number]['stop'][number]
/** Why the engine ended a block. */
export type StopReason = StopRule['rule'] | 'exhaustion'

/** Every stopping rule, by the name that blueprints and logs use. */
export const stoppingRules = { 'standard-error': standardError, length, time, exhaustion } as const

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
    const verdict = judge(rule, progress)
    if (verdict === 'must-stop') return rule.rule
    if (verdict === 'must-go-on') held = true
    if (verdict === 'may-stop') allowed ??= rule.rule
  }
  if (exhaustion.judge(progress, undefined) === 'must-stop') return 'exhaustion'
  return held ? undefined : allowed
}

function judge(rule: StopRule, progress: Progress): StopVerdict {
  switch (rule.rule) {
    case 'standard-error':
      return standardError.judge(progress, rule)
    case 'length':
      return length.judge(progress, rule)
    case 'time':
      return time.judge(progress, rule)
  }
}
