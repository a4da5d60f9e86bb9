import type { Forecast, SimulatedItem, SimulationSummary, TargetDeviation } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { Calibration } from '#schemas/calibration'
import type { SimulationHeading } from './simulation-report.ts'

/** A test as its technical report tells it. All that authors wrote in it can be anything. */
export interface DesignReport {
  readonly blueprint: Blueprint
  /** the same as its author wrote it */
  readonly yaml: string
  /** title of a skill or an area by its id */
  readonly titleOf: (skill: string) => string
  /** items of the bank, in its order; what the test cannot give is left out of the report */
  readonly items: readonly SimulatedItem[]
  readonly forecast: Forecast
  /** how far the test is from the precision that is wanted; absent where none was stated */
  readonly deviation?: TargetDeviation
  /** of this very blueprint with these items; absent where none was run */
  readonly simulation?: {
    readonly summary: SimulationSummary
    readonly heading: SimulationHeading
  }
  /** of `assay` with its arguments: runs the simulation again, or one where there is none */
  readonly command: string
  /** a file that somebody gave along; absent where there is none */
  readonly calibration?: { readonly name: string; readonly calibration: Calibration }
  readonly origin: DesignOrigin
}

/** What a technical report was made from, so that another one can be. */
export interface DesignOrigin {
  /** title of the bank, and its release */
  readonly bank: string
  readonly release: string
  /** SHA-256 of the release's index, 64 hex digits; absent where the items are those of a working tree */
  readonly index?: string
  /** SHA-256 of the blueprint's text, 64 hex digits */
  readonly blueprint: string
  /** name and version of the program */
  readonly engine: string
  /** day in UTC, such as 2026-11-22 */
  readonly date: string
}
