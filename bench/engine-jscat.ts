import { createRequire } from 'node:module'
import { jsCatMaker } from './engine-jscat-options.ts'

/** An item as jsCAT returns it. */
export interface Stimulus {
  readonly id: number
  readonly discrimination: number
  readonly difficulty: number
  readonly guessing: number
  readonly slipping: number
}
export interface JsCat {
  readonly theta: number
  readonly seMeasurement: number
  readonly findNextItem: (stimuli: Stimulus[]) => {
    readonly nextStimulus?: Stimulus
    readonly remainingStimuli: Stimulus[]
  }
  readonly updateAbilityEstimate: (item: Stimulus, answer: 0 | 1) => void
}

/** jsCAT's only class. */
export type JsCatClass = new (options: object) => JsCat

/**
 * jsCAT 5.2.3, if `npm install --prefix bench/peers` was run.
 *
 * @returns a maker of tests with EAP and maximum information, or undefined
 */
export function loadJsCat(): (() => JsCat) | undefined {
  try {
    const { Cat } = createRequire(new URL('peers/package.json', import.meta.url))('@bdelab/jscat') as {
      readonly Cat: JsCatClass
    }
    return jsCatMaker(Cat)
  } catch {
    return undefined
  }
}
