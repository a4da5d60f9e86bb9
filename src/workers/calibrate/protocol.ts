import type { ModelName } from '#adaptive'
import type { Calibration } from '#schemas/calibration'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { CalibrationReport, EmpiricalPoint } from '#report'

/** Responses as a page gets them: one file, or a folder of scored results. */
export type DroppedResponses =
  | { readonly type: 'file'; readonly file: File }
  | {
      readonly type: 'folder'
      readonly name: string
      /** every file in it, by its path below the folder, with `/` */
      readonly files: readonly { readonly path: string; readonly file: File }[]
    }

/** What the page asks for, once. */
export interface CalibrationRequest {
  readonly responses: DroppedResponses
  readonly model: ModelName
  /** how a table is laid out, where its first line does not tell */
  readonly format?: 'wide' | 'long'
  /** column of the persons' groups, which are then compared; of scored results `languages`, `test`, `bank` or `release` */
  readonly group?: string
  /** of a table of scores, the responses under this AI policy alone */
  readonly policy?: 'forbidden' | 'allowed'
  /** `default` if absent; a calibration file, whose errors are the spread */
  readonly prior?: 'none' | 'default' | File
  /** calibration file whose items are held where they are: the result is on their scale */
  readonly anchors?: File
  /** points of ability on [−6, 6], integer in [11, 401]; 61 if absent */
  readonly points?: number
  /** largest change of a parameter that counts as none, in (0, 0.1]; 1e-6 if absent */
  readonly tolerance?: number
  /** whether standard errors are computed; they are if absent */
  readonly withErrors?: boolean
  /** whether items that the data say too little about refuse the calibration; not if absent */
  readonly isStrict?: boolean
  /** threads that share the persons, integer ≥ 1; at most 8 of the machine's if absent. The outcome is the same for any */
  readonly threads?: number
}

/** A calibration with what a page shows of it. */
export interface PageCalibration {
  /** all that `#report` needs for its page: items with parameters, fit, DIF and flags, persons, responses, notes */
  readonly report: CalibrationReport
  /** what persons of about one ability really scored, by place of the item, ascending by ability */
  readonly points: readonly (readonly EmpiricalPoint[])[]
  /** persons in each group */
  readonly groupSizes: readonly number[]
  readonly file: Calibration
  /** the file as `assay calibrate` writes it, to the byte; `assay calibrate --apply BANK --from FILE` takes it */
  readonly text: string
  /** how the fit ended, in words */
  readonly words: string
  /** warnings */
  readonly diagnostics: readonly Diagnostic[]
}

/** How a calibration in the page ended. */
export type CalibrationEnd =
  | { readonly type: 'done'; readonly calibration: PageCalibration }
  /** the files cannot be calibrated: what is wrong, as the command line says it, warnings too */
  | { readonly type: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** the estimates did not settle; `trace` is the content of a file with the fit's course */
  | {
      readonly type: 'unsettled'
      readonly words: string
      readonly trace: string
      readonly diagnostics: readonly Diagnostic[]
    }
  /** the browser gave too little memory; in words with what to do */
  | { readonly type: 'failed'; readonly message: string }

/** How far a calibration is. */
export interface PageProgress {
  readonly words: string
  /** how much of the whole is done, in [0, 1]; never less than before */
  readonly share: number
}

/** What the worker answers: progress, then the end. */
export type CalibrationReply =
  | { readonly type: 'progress'; readonly progress: PageProgress }
  | { readonly type: 'end'; readonly end: CalibrationEnd }
