import { SHARD_PERSONS, spreadOver } from '#adaptive'
import {
  runCalibration,
  type CalibrationOutcome,
  type CalibrationPlan,
  type CalibrationProgress,
} from '#calibration'
import { startThreads } from './threads.ts'

interface RunOptions {
  /** threads, integer ≥ 1; the outcome is the same, to the bit, for every number of them */
  readonly jobs: number
  /** is told what is done now */
  readonly onProgress: (words: string) => void
  /** ends the work; the promise then rejects with its reason */
  readonly signal: AbortSignal
}

/** Calibrates items in worker threads and judges the fit. */
export async function runInThreads(
  plan: CalibrationPlan,
  { jobs, onProgress, signal }: RunOptions,
): Promise<CalibrationOutcome> {
  const shards = Math.max(1, Math.ceil(plan.responses.persons / SHARD_PERSONS))
  const threads = startThreads(Math.min(jobs, shards), signal)
  try {
    return await runCalibration(plan, {
      executor: spreadOver(threads.workers),
      pause: async () => {
        await new Promise(setImmediate)
        signal.throwIfAborted()
      },
      onProgress: (progress) => {
        signal.throwIfAborted()
        onProgress(lineOf(progress))
      },
    })
  } finally {
    await threads.close()
  }
}

/** Width of the bar, in characters. */
const BAR = 24

function lineOf({ step, words, share }: CalibrationProgress): string {
  if (step !== 'fitting') return words
  const full = Math.round(share * BAR)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${words}`
}
