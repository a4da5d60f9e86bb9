import { createRequire } from 'node:module'

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

/**
 * jsCAT 5.2.3, if `npm install --prefix bench/peers` was run.
 *
 * @returns a maker of tests with EAP and maximum information, or undefined
 */
export function loadJsCat(): (() => JsCat) | undefined {
  try {
    const { Cat } = createRequire(new URL('peers/package.json', import.meta.url))('@bdelab/jscat') as {
      readonly Cat: new (options: object) => JsCat
    }
    return () =>
      new Cat({
        method: 'EAP',
        itemSelect: 'MFI',
        nStartItems: 0,
        minTheta: -5,
        maxTheta: 5,
        priorDist: 'norm',
        priorPar: [0, 1],
      })
  } catch {
    return undefined
  }
}
