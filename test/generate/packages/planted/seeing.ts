import type { FaultClass } from '../package.ts'
import { programs } from './seeing/programs.ts'
import { repeats } from './seeing/repeats.ts'
import { statements } from './seeing/statements.ts'

/**
 * What gates might let pass, by somebody who has read them: faults below a threshold, beyond what is drawn, for one input
 * in thousands, in words that nothing looks for, and repeats that differ somewhere.
 */
export const seeingFaults: readonly FaultClass[] = [...programs, ...statements, ...repeats]
