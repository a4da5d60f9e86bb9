import { spreadOver } from '#adaptive'
import {
  blobSource,
  convergence,
  planCalibration,
  reportDataOf,
  runCalibration,
  shareOfAll,
  textOf,
  traceFileOf,
  type CalibrationProgress,
  type CalibrationRun,
  type CalibrationWanted,
  type GivenCalibration,
  type ResponsesInput,
} from '#calibration'
import { calibrationDefaults } from '#calibration/defaults'
import { version } from '#package'
import { empiricalPoints } from '#report'
import type { Diagnostic } from '#schemas/diagnose/index'
import schema from '#schemas/json/calibration.schema.json'
import { bytesOf, readGiven } from './given-calibration.ts'
import type {
  CalibrationEnd,
  CalibrationRequest,
  DroppedResponses,
  PageCalibration,
  PageProgress,
} from './protocol.ts'
import { readingTools } from './reading-tools.ts'
import { startShardWorkers } from './shard-workers.ts'

/** Faults that are told one by one: the page shows some of them, and gives all in a file. */
const MOST_TOLD = 10_000

/** Calibrates what was dropped on a page, from its bytes to the calibration file and its judgement. */
export async function calibrateFiles(
  request: CalibrationRequest,
  onProgress: (progress: PageProgress) => void,
): Promise<CalibrationEnd> {
  const tell = (progress: CalibrationProgress) =>
    onProgress({ words: progress.words, share: shareOfAll(progress) })
  const reading = (share: number) => tell({ step: 'reading', words: 'reading the responses', share })
  reading(0)
  const { plan, diagnostics } = await planCalibration(inputOf(request.responses), await wantedOf(request), {
    ...readingTools,
    mostTold: MOST_TOLD,
    onRead: reading,
  })
  if (plan === undefined) return { type: 'refused', diagnostics }
  const { workers, close } = startShardWorkers(plan.responses.persons, request.threads)
  try {
    const outcome = await runCalibration(plan, {
      executor: spreadOver(workers),
      // whoever cancels ends the worker, wherever it is
      pause: () => Promise.resolve(),
      onProgress: tell,
    })
    return outcome.ok
      ? { type: 'done', calibration: shownOf(outcome.run, nameOf(request.responses), diagnostics) }
      : {
          type: 'unsettled',
          words: convergence(outcome.fitted),
          trace: traceFileOf(outcome.fitted, plan),
          diagnostics,
        }
  } finally {
    close()
  }
}

function inputOf(responses: DroppedResponses): ResponsesInput {
  if (responses.type === 'file')
    return { type: 'file', source: blobSource(responses.file, responses.file.name) }
  const sources = responses.files.map(({ path, file }) => blobSource(file, path))
  return { type: 'folder', folder: { name: responses.name, list: () => Promise.resolve(sources) } }
}

function nameOf(responses: DroppedResponses): string {
  return responses.type === 'file' ? responses.file.name : responses.name
}

async function wantedOf(request: CalibrationRequest): Promise<CalibrationWanted> {
  const { responses: _responses, threads: _threads, prior, anchors, ...wanted } = request
  return {
    ...calibrationDefaults,
    ...wanted,
    prior: prior instanceof File ? await givenBy(prior) : (prior ?? calibrationDefaults.prior),
    ...(anchors === undefined ? {} : { anchors: await givenBy(anchors) }),
    engine: `assay ${version}`,
  }
}

async function givenBy(file: File): Promise<GivenCalibration> {
  const { name } = file
  const bytes = await bytesOf(file)
  return {
    name,
    read: (area, diagnostics) => readGiven(bytes, { file: name, area, schema: () => schema }, diagnostics),
  }
}

function shownOf(run: CalibrationRun, source: string, diagnostics: readonly Diagnostic[]): PageCalibration {
  const report = reportDataOf(run, source)
  return {
    report,
    points: empiricalPoints(
      report.responses,
      report.persons.theta,
      report.items.map(({ scores }) => scores),
    ),
    groupSizes: run.groupSizes,
    file: run.file,
    text: textOf(run.file),
    words: convergence(run.fitted),
    diagnostics,
  }
}
