/** Pure functions from data to escaped HTML or SVG: the same pictures on the site, at build and in the terminal. */
export type {
  AskedProblem,
  AttemptReport,
  ReportedAnswer,
  ReportedDocument,
  ReportedSignal,
  ReportedTest,
} from './attempt-report.ts'
export { candidatePage } from './candidate-page.ts'
export type { CohortPlace } from './ability-part.ts'
export { cohortPlaces } from './cohort-places.ts'
export { reviewerPage, reviewFinding, reviewLead, reviewSections } from './reviewer-page.ts'
export type { ReplayData, ReplayOutcome, ReplayStep, RunEnd } from './replay/replay-data.ts'
export { REPLAY_PLACE } from './replay/replay-part.ts'
export { mountReplay } from './replay/replay-player.ts'
export { givenTexts, textsAfter } from './replay/replay-texts.ts'
export { factWords } from './signals-part.ts'
export { attackRows, type AttackId, type AttackRow, type Outcome } from './attack-rows.ts'
export { comparedCurves } from './compared-curves.ts'
export { countLines, diffLines } from './diff-lines.ts'
export { difficultyPath, type DifficultyPath } from './difficulty-path.ts'
export { growthPlot, type GrowthPlot } from './growth-plot.ts'
export { empiricalPoints, type EmpiricalPoint } from './empirical-points.ts'
export { escapeMarkup } from './escape-markup.ts'
export { intervalStrip, type IntervalStrip } from './interval-strip.ts'
export { linePlot, type LinePlot } from './line-plot.ts'
export { levelOf, levelText, rangeText } from './level-words.ts'
export { levelCourse, type LevelCourse } from './level-course.ts'
export { levelStrips, type LevelStrips } from './level-strips.ts'
export type {
  CalibrationReport,
  OverallFitReport,
  ReportedDif,
  ReportedItem,
  ReportedResponses,
} from './calibration-report.ts'
export { personItemMap, type PersonItemMap } from './person-item-map.ts'
export {
  count,
  fixed,
  NONE,
  percent,
  pValue,
  signed,
  withInterval,
  withRatioInterval,
} from './number-words.ts'
export { itemFlags, type ItemFlag } from './item-flags.ts'
export { calibrationPage, calibrationParts, type CalibrationParts } from './calibration-page.ts'
export { itemSection } from './item-section.ts'
export { errorsOf } from './item-curve.ts'
export type { ReportScript, ReportStyle } from './report-page.ts'
export { REPORT_SHEETS, reportSheet } from './report-sheet.ts'
export { simulationPage } from './simulation-page.ts'
export { designPage } from './design-page.ts'
export type { DesignReport } from './design-report.ts'
export type {
  ReportedClass,
  ReportedPrecision,
  ReportedSimulation,
  SimulationHeading,
} from './simulation-report.ts'
export { cohortPage } from './cohort-page.ts'
export type { Cohort, CohortGroups } from './cohort.ts'
