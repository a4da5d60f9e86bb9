import type { FaultClass } from '../package.ts'
import { checks } from './blind/checks.ts'
import { impurePrograms } from './blind/impure-programs.ts'
import { repeats } from './blind/repeats.ts'
import { statements } from './blind/statements.ts'
import { wrongPrograms } from './blind/wrong-programs.ts'

/**
 * What language models get wrong when they write problems, by somebody who knew nothing of the gates: each class makes
 * from a good package one with just this fault.
 */
export const blindFaults: readonly FaultClass[] = [
  ...wrongPrograms,
  ...impurePrograms,
  ...statements,
  ...checks,
  ...repeats,
]
