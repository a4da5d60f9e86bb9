import type { Calibration } from '#schemas/calibration'
import type { Item } from '#schemas/item'

/** A calibration that a bank has. */
export interface ScaleCalibration {
  /** path below the bank, such as `calibration/main.json` */
  readonly file: string
  /** the file's name: an AI policy, which is a scale of its own, or another name such as main */
  readonly scale: string
  readonly calibration: Calibration
}

/** What a calibration needs to know of an item of a bank. */
export interface CalibratedFacts {
  readonly id: string
  readonly version: string
  /** highest score */
  readonly max: number
  readonly ai: Item['ai']
}

/** Scales that items name by their AI policy. */
const POLICIES: readonly string[] = ['forbidden', 'allowed'] satisfies readonly Item['ai'][]

/** @returns whether an item may stand on a scale: that of its own AI policy, or one that several share */
export function isOnScale(scale: string, ai: Item['ai']): boolean {
  return !POLICIES.includes(scale) || scale === ai
}
