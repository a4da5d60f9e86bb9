import type { JsCatClass } from './engine-jscat.ts'
import { jsCatMaker } from './engine-jscat-options.ts'
import { stepTimes, type StepTimes } from './engine-steps.ts'

/** Measures in a browser's worker, with jsCAT where its class is given. */
export function measure(Cat: JsCatClass | undefined): readonly StepTimes[] {
  return stepTimes(Cat && jsCatMaker(Cat))
}
