/**
 * Calibrates in a worker of the browser's: the page stays free, shows how it goes on, and cancels by ending the worker.
 */
import {
  calibrate,
  type Calibration,
  type CalibrationOptions,
  type FitProgress,
  type Responses,
} from '#adaptive'

/** What the page sends, once. */
export interface CalibrateRequest {
  readonly responses: Responses
  readonly options: CalibrationOptions
}

/** What the worker answers: progress after each pass over the data, then the end. */
export type CalibrateReply =
  | { readonly type: 'progress'; readonly progress: FitProgress }
  | { readonly type: 'done'; readonly calibration: Calibration }
  /** the caller's fault in words, such as options that do not fit the responses */
  | { readonly type: 'refused'; readonly message: string }

self.addEventListener('message', (message: MessageEvent<CalibrateRequest>) => {
  const { responses, options } = message.data
  calibrate(responses, options, { onProgress: (progress) => post({ type: 'progress', progress }) }).then(
    (calibration) => post({ type: 'done', calibration }),
    (error: unknown) => {
      if (error instanceof RangeError) post({ type: 'refused', message: error.message })
      // a bug of ours reaches the page as the worker's error event
      else self.reportError(error)
    },
  )
})

function post(reply: CalibrateReply): void {
  self.postMessage(reply, [])
}
