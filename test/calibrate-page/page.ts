/** The test page's script: makes responses, calibrates them in the worker, shows the progress, and can be cancelled. */
import type { Calibration, Responses } from '#adaptive'
import type { CalibrateReply, CalibrateRequest } from '../../src/workers/calibrate.ts'
import { madeResponses } from './made-responses.ts'

/** What a calibration took, and what it found. */
export interface PageRun {
  readonly calibration: Calibration
  /** from sending the responses to the result, in milliseconds */
  readonly ms: number
  /** longest time in which the page could not draw, in milliseconds */
  readonly longestFrameMs: number
}

/** What the tests call. */
export interface PageGlobals {
  readonly made: (persons: number, items: number) => void
  readonly run: (options: CalibrateRequest['options']) => Promise<PageRun | 'cancelled'>
}

let responses: Responses | undefined
const bar = document.querySelector('progress')
const said = document.querySelector('output')
const cancel = document.querySelector('button')

const globals: PageGlobals = {
  made: (persons, items) => {
    responses = madeResponses(persons, items)
  },
  run: (options) => run(options),
}
Object.assign(window, globals)

function run(options: CalibrateRequest['options']): Promise<PageRun | 'cancelled'> {
  const data = responses
  if (data === undefined || bar === null || said === null || cancel === null)
    throw new Error('the page is not ready')
  const worker = new Worker('/worker.js', { type: 'module' })
  const began = performance.now()
  let longestFrameMs = 0
  let last = began
  let isOver = false
  const watch = (now: number): void => {
    longestFrameMs = Math.max(longestFrameMs, now - last)
    last = now
    if (!isOver) requestAnimationFrame(watch)
  }
  requestAnimationFrame(watch)
  let first: number | undefined
  return new Promise<PageRun | 'cancelled'>((resolve, reject) => {
    cancel.addEventListener('click', () => {
      // a press after the end is of no run
      if (isOver) return
      said.textContent = 'Cancelled. Nothing was kept.'
      resolve('cancelled')
    })
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
    worker.addEventListener('message', ({ data: reply }: MessageEvent<CalibrateReply>) => {
      if (reply.type === 'refused') reject(new RangeError(reply.message))
      else if (reply.type === 'done') {
        bar.value = 1
        said.textContent = reply.calibration.converged ? 'Done.' : 'Not converged.'
        resolve({ calibration: reply.calibration, ms: performance.now() - began, longestFrameMs })
      } else {
        // changes fall by orders of magnitude: how far down to the tolerance they are
        const { change, passes } = reply.progress
        const place = Math.log10(Math.max(change, 1e-12))
        first ??= place
        bar.value = Math.max(bar.value, (first - place) / (first - Math.log10(options.tolerance ?? 1e-6)))
        said.textContent = `Pass ${passes}`
      }
    })
    worker.postMessage({ responses: data, options } satisfies CalibrateRequest, [])
  }).finally(() => {
    isOver = true
    worker.terminate()
  })
}
