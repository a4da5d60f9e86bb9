import type { Blueprint } from '#schemas/blueprint'
import { classification } from './classification.ts'
import { length } from './length.ts'
import { minimumInformation } from './minimum-information.ts'
import { plateau } from './plateau.ts'
import type { Progress, StopVerdict } from './rule.ts'
import { sprt } from './sprt.ts'
import { standardError } from './standard-error.ts'
import { time } from './time.ts'

/** What a block of a blueprint says about stopping. */
export type StopRule = Blueprint['blocks'][number]['stop'][number]
/** A rule that is not made of others. */
export type SingleRule = Exclude<StopRule, { rule: 'all-of' }>

/** Asks one rule. */
export function judge(rule: SingleRule, progress: Progress): StopVerdict {
  switch (rule.rule) {
    case 'standard-error':
      return standardError.judge(progress, rule)
    case 'standard-error-plateau':
      return plateau.judge(progress, rule)
    case 'classification':
      return classification.judge(progress, rule)
    case 'sprt':
      return sprt.judge(progress, rule)
    case 'minimum-information':
      return minimumInformation.judge(progress, rule)
    case 'length':
      return length.judge(progress, rule)
    case 'time':
      return time.judge(progress, rule)
  }
}
