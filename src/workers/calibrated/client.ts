import type { CalibrationReport, ReportStyle } from '#report'
import type { CalibratedReply, CalibratedRequest, Comparison } from './protocol.ts'

/** Work that goes on in a worker, and can be given up. */
export interface Asked<T> {
  /** rejects where the worker failed by a fault of ours; never settles once it was given up */
  readonly end: Promise<T>
  /** Ends it; nothing happens where it is over. */
  readonly cancel: () => void
}

/** Says what applying a calibration would change: linking two scales by hundreds of items takes seconds. */
export function askComparison(request: Extract<CalibratedRequest, { type: 'compare' }>): Asked<Comparison> {
  return ask(request, (reply) => ('comparison' in reply ? reply.comparison : undefined))
}

/** Makes the page of a calibration, as the command line writes it. */
export function askReport(report: CalibrationReport, style: ReportStyle): Asked<string> {
  return ask({ type: 'report', report, style }, (reply) => ('page' in reply ? reply.page : undefined))
}

function ask<T>(request: CalibratedRequest, read: (reply: CalibratedReply) => T | undefined): Asked<T> {
  const worker = new Worker(new URL('../calibrated.ts', import.meta.url), {
    type: 'module',
    name: 'calibrated',
  })
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  worker.addEventListener('message', ({ data }: MessageEvent<CalibratedReply>) => {
    const found = read(data)
    if (found !== undefined) resolve(found)
  })
  worker.addEventListener('error', ({ message }) => reject(new Error(`the worker failed: ${message}`)))
  worker.postMessage(request, [])
  return { end: promise.finally(() => worker.terminate()), cancel: () => worker.terminate() }
}
