/** What is being done, in the order in which it comes. */
export type CalibrationStep = 'reading' | 'fitting' | 'judging' | 'comparing'

/** How far a calibration is. */
export interface CalibrationProgress {
  readonly step: CalibrationStep
  readonly words: string
  /** how much of the step is done, in [0, 1] */
  readonly share: number
}

/** Where each step begins in the whole, and where it ends, about. */
const SPANS: Readonly<Record<CalibrationStep, readonly [begin: number, end: number]>> = {
  reading: [0, 0.2],
  fitting: [0.2, 0.6],
  judging: [0.6, 0.9],
  comparing: [0.9, 1],
}

/** @returns how much of the whole calibration is done, in [0, 1]; it never falls from one step to the next */
export function shareOfAll({ step, share }: CalibrationProgress): number {
  const [begin, end] = SPANS[step]
  return begin + (end - begin) * share
}
