/** What is made of a calibration that a page has: how a bank's parameters would change, and the page of its report. */
import { compareApplied, planApply } from '#calibration'
import { parametersOfFile, parametersOfRelease, type KnownParameters } from '#calibration/known-parameters'
import { calibrationPage } from '#report'
import type { Calibration } from '#schemas/calibration'
import type { Diagnostic } from '#schemas/diagnose/index'
import schema from '#schemas/json/calibration.schema.json'
import { bytesOf, readGiven } from './calibrate/given-calibration.ts'
import type { CalibratedReply, CalibratedRequest, Comparison } from './calibrated/protocol.ts'

self.addEventListener('message', ({ data }: MessageEvent<CalibratedRequest>) => {
  if (data.type === 'report') post({ page: calibrationPage(data.report, data.style) })
  else
    compare(data)
      .then((comparison) => post({ comparison }))
      // a bug of ours reaches the page as the worker's error event
      .catch((error: unknown) => self.reportError(error))
})

async function compare({
  calibration,
  from,
  against,
}: Extract<CalibratedRequest, { type: 'compare' }>): Promise<Comparison> {
  if (against.type === 'release') return compared(parametersOfRelease(against.index), calibration, from)
  const { name } = against.file
  const diagnostics: Diagnostic[] = []
  const options = { file: name, area: 'calibration', schema: () => schema }
  const read = readGiven(await bytesOf(against.file), options, diagnostics)
  if (read === undefined) return { type: 'refused', diagnostics }
  const known = parametersOfFile(read.calibration, name, calibration)
  return known === undefined
    ? { type: 'other-scale', scale: calibration.scale ?? '', other: read.calibration.scale ?? '' }
    : compared(known, { ...calibration, scale: known.scale }, from)
}

function compared(known: KnownParameters, calibration: Calibration, from: string): Comparison {
  const plan = planApply({ ...known, calibration, from })
  return { type: 'compared', plan, compared: compareApplied(plan, known.existing) }
}

function post(reply: CalibratedReply): void {
  self.postMessage(reply, [])
}
