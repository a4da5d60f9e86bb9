import type { ApplyPlan, ComparedCalibrations } from '#calibration'
import type { CalibrationReport, ReportStyle } from '#report'
import type { Calibration } from '#schemas/calibration'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { ReleasePublic } from '#schemas/release-public'

/** What a page asks for that has a calibration. */
export type CalibratedRequest =
  | {
      readonly type: 'compare'
      readonly calibration: Calibration
      /** name of its file */
      readonly from: string
      readonly against: ComparedWith
    }
  | { readonly type: 'report'; readonly report: CalibrationReport; readonly style: ReportStyle }

/** Where the present parameters of a bank are. */
export type ComparedWith =
  { readonly type: 'release'; readonly index: ReleasePublic } | { readonly type: 'file'; readonly file: File }

/** What applying a calibration would change. */
export interface ComparedBank {
  readonly plan: ApplyPlan
  readonly compared: ComparedCalibrations
}

export type Comparison =
  | ({ readonly type: 'compared' } & ComparedBank)
  /** the file of present parameters cannot be read */
  | { readonly type: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** both name the scale they are on, and it is not the same */
  | { readonly type: 'other-scale'; readonly scale: string; readonly other: string }

export type CalibratedReply = { readonly comparison: Comparison } | { readonly page: string }
