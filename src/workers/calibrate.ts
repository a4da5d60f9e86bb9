/**
 * Calibrates in a worker of the browser's what was dropped on a page: the page stays free, shows how it goes on, and cancels
 * by ending the worker. With another name it is one of those that hold some of the persons.
 */
import { serveShards, type ShardRequest } from '#adaptive'
import { calibrateFiles } from './calibrate/calibrate-files.ts'
import type {
  CalibrationEnd,
  CalibrationReply,
  CalibrationRequest,
  PageProgress,
} from './calibrate/protocol.ts'
import { SHARD_WORKER } from './calibrate/shard-workers.ts'

if (self.name === SHARD_WORKER) {
  const serve = serveShards()
  self.addEventListener('message', ({ data }: MessageEvent<ShardRequest>) =>
    self.postMessage(serve(data), []),
  )
} else {
  self.addEventListener('message', ({ data }: MessageEvent<CalibrationRequest>) => {
    calibrateFiles(data, createTell())
      .catch(failureOf)
      .then((end) => post({ type: 'end', end }, movedOf(end)))
      // a bug of ours reaches the page as the worker's error event
      .catch((error: unknown) => self.reportError(error))
  })
}

/** Change of the share that is worth a message where the words are the same. */
const LEAST_STEP = 0.002

function createTell(): (progress: PageProgress) => void {
  let told: PageProgress = { words: '', share: -1 }
  return ({ words, share }) => {
    if (words === told.words && share < told.share + LEAST_STEP) return
    told = { words, share: Math.max(share, told.share) }
    post({ type: 'progress', progress: told })
  }
}

function failureOf(error: unknown): CalibrationEnd {
  if (error instanceof RangeError && /allocation|array length|memory/i.test(error.message))
    return {
      type: 'failed',
      message:
        'This browser gives a page too little memory for so many responses. Calibrate them with `assay calibrate`, or some of them here',
    }
  throw error
}

/** Long arrays are handed over and not copied. */
function movedOf(end: CalibrationEnd): Transferable[] {
  if (end.type !== 'done') return []
  const { responses, persons, q3 } = end.calibration.report
  const { starts, item, category, groups } = responses
  const buffers = [starts, item, category, groups, persons.theta, persons.se, q3].flatMap((array) =>
    ArrayBuffer.isView(array) ? [array.buffer] : [],
  )
  return [...new Set(buffers)]
}

function post(reply: CalibrationReply, moved: Transferable[] = []): void {
  self.postMessage(reply, moved)
}
