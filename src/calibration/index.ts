/** Calibration from the bytes of responses to the file of parameters and its judgement, in browsers and in Node. */
export { planApply, type ApplyPlan, type ParameterChange, type PlannedFacts } from './apply-plan.ts'
export type { CalibratedFacts, ScaleCalibration } from './bank-scale.ts'
export { blobSource } from './blob-source.ts'
export { readCalibration, type FiledItem, type GivenCalibration } from './calibration-file.ts'
export { compareApplied, type ComparedCalibrations, type ComparedItem } from './compare-applied.ts'
export { convergence } from './convergence.ts'
export { planCalibration, type CalibrationWanted } from './plan.ts'
export { shareOfAll, type CalibrationProgress } from './progress.ts'
export { reportDataOf } from './report-data.ts'
export {
  readResponses,
  type ReadOptions,
  type ReadResponses,
  type ResponsesInput,
} from './responses/read-responses.ts'
export type { ReadingTools } from './responses/reading-tools.ts'
export { textOf } from './result-file.ts'
export { runCalibration, type CalibrationOutcome, type CalibrationPlan, type CalibrationRun } from './run.ts'
export { traceFileOf } from './trace-file.ts'
