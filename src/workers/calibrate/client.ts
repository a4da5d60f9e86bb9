import { calibrationLimits } from '#calibration/defaults'
import type {
  CalibrationEnd,
  CalibrationReply,
  CalibrationRequest,
  DroppedResponses,
  PageProgress,
} from './protocol.ts'

/** A calibration that goes on in a worker. */
export interface RunningCalibration {
  /** how it ended; rejects where the worker failed by a fault of ours */
  readonly end: Promise<CalibrationEnd | { readonly type: 'cancelled' }>
  /** Ends it at once, wherever it is: nothing of it is kept. Nothing happens where it is over. */
  readonly cancel: () => void
}

/**
 * Calibrates in a worker what was dropped on a page.
 *
 * @param onProgress is told how far it is
 * @throws RangeError for points or a tolerance out of bounds
 */
export function startCalibration(
  request: CalibrationRequest,
  onProgress: (progress: PageProgress) => void,
): RunningCalibration {
  checkRequest(request)
  const worker = new Worker(new URL('../calibrate.ts', import.meta.url), {
    type: 'module',
    name: 'calibrate',
  })
  const { promise, resolve, reject } = Promise.withResolvers<
    CalibrationEnd | { readonly type: 'cancelled' }
  >()
  worker.addEventListener('message', ({ data: reply }: MessageEvent<CalibrationReply>) => {
    if (reply.type === 'progress') onProgress(reply.progress)
    else resolve(reply.end)
  })
  worker.addEventListener('error', ({ message }) => reject(new Error(`the calibration failed: ${message}`)))
  worker.addEventListener('messageerror', () => reject(new Error('the calibration could not be handed over')))
  worker.postMessage(request, [])
  return {
    end: promise.finally(() => worker.terminate()),
    cancel: () => {
      worker.terminate()
      resolve({ type: 'cancelled' })
    },
  }
}

function checkRequest({ points, tolerance }: CalibrationRequest): void {
  const { points: most, tolerance: bound } = calibrationLimits
  if (points !== undefined && !(Number.isInteger(points) && points >= most.least && points <= most.most))
    throw new RangeError(`points must be an integer from ${most.least} to ${most.most}, received ${points}`)
  if (tolerance !== undefined && !(tolerance > bound.above && tolerance <= bound.most))
    throw new RangeError(`tolerance must be above 0 and at most ${bound.most}, received ${tolerance}`)
}

/**
 * What was chosen or dropped, as responses: a single file, or a folder as `<input webkitdirectory>` gives it, or several files
 * of scored results together, which are a folder without a name.
 *
 * @param files at least one
 * @throws RangeError without files
 */
export function droppedResponses(files: readonly File[]): DroppedResponses {
  const [first] = files
  if (first === undefined) throw new RangeError('at least one file is expected, received none')
  const folder = first.webkitRelativePath.split('/')[0] ?? ''
  if (folder === '' && files.length === 1) return { type: 'file', file: first }
  return {
    type: 'folder',
    name: folder === '' ? 'files' : folder,
    files: files.map((file) => ({
      path: folder === '' ? file.name : file.webkitRelativePath.slice(folder.length + 1),
      file,
    })),
  }
}
