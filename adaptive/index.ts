/**
 * The measurement engine: pure, deterministic to the bit, the same in the browser and in Node.
 *
 * - models: `information`, `responseCurve`, `priorParameters`
 * - measurement: `createPool`, `normalPrior`, `updated`, `expected`, `mode`, `credibleInterval`, `probabilityAtLeast`
 * - estimators from responses alone: `estimators` (`eap`, `map`, `mle`, `wle`), `sumScoreTable` with `countSumScores`,
 *   `plausibleValues` with `combineImputed`
 * - adaptive testing: `selectors`, `stoppingRules`; forms assembled beforehand: `faultsOfForms`
 * - multi-stage tests: `moduleAfter`, `takeMultistage`, `refusalsOfMultistage`; of blueprints: `faultsOfStages`
 * - scores: `scoreResponse`, `caseKey`; what a prompt item's answers are judged by: `rankPairs`, `markedSpans`, `checkPrompt`
 * - sessions: `testOf`, `testOfItem`, `configOfTest`, `singleTest`, `itemOfSingle`, `createSessionConfig`, `refusalsOfTest`, `initialState`, `reduceSession`, `nextAction`, `prefetch`,
 *   `replaySession`
 * - the same sessions for other delivery systems, in the shape of 1EdTech's CAT service: `createSection`
 * - calibration: `piecesOf`, `calibrate`, over workers with `spreadOver` and `serveShards`
 * - fit of a calibration: `estimatePersons`, `summedScoreFit`, `meanSquareFit`, `overallFit`, `residualCorrelations`,
 *   `marginalReliability`, `empiricalReliability`
 * - groups: `differentialFunctioning`, `adverseImpact`
 * - scales: `link`, `relink`, `drift`
 * - fresh items: `predictDifficulty`, families of variants with `estimateFamilies`, `freshVariant`
 * - items of one stem: `testletsOf`, `posteriorAfter`, their SDs with `testletDeviations`
 * - practice over many sessions: `skillLevels`, `whatNext`
 * - simulation: `simulateCandidate`, `summarise`, and what it draws from, `drawNormal`, `drawParameters`, `drawCategory`
 * - the same foretold from tables, without candidates: `forecastTables`, `forecast`, `decisionsOf`,
 *   what to write and to retire: `gaps`; beside what is wanted: `targetDeviation` of `flatTarget`, `cutTarget`, `screeningTarget`,
 *   `drawnTarget`
 * - variants of item models: `modelOf`; parameters that are known less well: `widened`
 * - numbers: `createGenerator`
 */
export { drawNormal } from './numeric/draw-normal.ts'
export { log } from './numeric/log.ts'
export { createGenerator, type Generator } from './numeric/generator.ts'
export { information } from './irt/information.ts'
export { highestCategory, responseCurve } from './irt/response-curve.ts'
export { priorParameters, PRIOR_UNCERTAINTY, type PriorBasis } from './parameters/prior.ts'
export { uncertaintyOf, type Uncertainty } from './parameters/uncertainty.ts'
export { widened } from './parameters/widened.ts'
export { createPool, rowOf, type Pool } from './pool/pool.ts'
export { abilitiesOf, SESSION_GRID, type Grid } from './posterior/grid.ts'
export { normalPrior, updated } from './posterior/posterior.ts'
export { expected, type Estimate } from './estimate/expected.ts'
export { credibleInterval, probabilityAtLeast, type Interval } from './estimate/interval.ts'
export { mode } from './estimate/mode.ts'
export { combineImputed, type Combined, type Imputed } from './estimate/combine-imputed.ts'
export { countSumScores } from './estimate/count-sum-scores.ts'
export type {
  AbilityEstimate,
  AbilityRange,
  EstimateOptions,
  Estimator,
  FoundAbility,
  KnownResponse,
  NoAbility,
  NormalPrior,
} from './estimate/estimator.ts'
export { estimators, type EstimatorName } from './estimate/estimators.ts'
export { plausibleValues } from './estimate/plausible-values.ts'
export { sumScoreTable, type SumScoreRow } from './estimate/sum-score-table.ts'
export { unitName, unitOf, type ExposureParameters, type ExposureUnit } from './exposure/parameters.ts'
export { sympsonHetter, type ExposureRound, type FittedExposure } from './exposure/sympson-hetter.ts'
export { faultsOfForms, type FormFault } from './constraints/form-faults.ts'
export { selectors } from './select/selectors.ts'
export type { Choice, Selector } from './select/selector.ts'
export { classify, type Classified } from './stop/classify.ts'
export { stoppingRules, type StopReason } from './stop/stopping.ts'
export {
  moduleAfter,
  refusalsOfMultistage,
  type Module,
  type MultistageTest,
  type Route,
} from './multistage/multistage-test.ts'
export { faultsOfStages, type StageFault } from './multistage/stage-faults.ts'
export { takeMultistage, type MultistageSitting } from './multistage/take-multistage.ts'
export { checkPrompt, type PromptCheck, type PromptVerdict } from './scoring/prompt-check.ts'
export { markedSpans, sentencesOf, type Span } from './scoring/marked-spans.ts'
export { rankPairs } from './scoring/rank-pairs.ts'
export { wordsOf, type Word } from './scoring/words-of.ts'
export { scoreResponse, type Gradable } from './score-response.ts'
export { faultsFound } from './scoring/faults-found.ts'
export {
  categoryBySteps,
  isFound,
  isWanted,
  judgeMarks,
  markSlack,
  type Findings,
  type FindStep,
  type Mark,
  type MarkOutcome,
} from './scoring/marks.ts'
export { align, type Stretch } from './scoring/align.ts'
export { linesChanged } from './scoring/lines-changed.ts'
export type { CaseVerdict, MeasuredGrowth } from './scoring/graded-response.ts'
export { firstCategories } from './scoring/first-categories.ts'
export { caseKey } from './scoring/case-key.ts'
export { complexityClasses, rankOfClass, type ComplexityClass } from './scoring/complexity-classes.ts'
export {
  consequenceOf,
  decisionStates,
  ruleHolds,
  keepsLimits,
  standingChoices,
  totalsOf,
  type Choices,
  type DecisionState,
  type DesignRule,
  type OptionState,
  type Total,
} from './scoring/design-state.ts'
export {
  createSessionConfig,
  refusalsOfTest,
  type LanguageRefusal,
  type SessionConfig,
} from './session/config.ts'
export { modelOf } from './variant/models.ts'
export { configOfTest, itemOfSingle, singleTest, testOf, testOfItem } from './session/test-of.ts'
export {
  skillLevels,
  type PracticeAnswer,
  type PractisedItem,
  type SkillLevel,
} from './practice/skill-levels.ts'
export { whatNext, type Suggestion } from './practice/what-next.ts'
export { lengthOf, listedItems } from './constraints/requirements.ts'
export type { SessionItem } from './session/item.ts'
export { nextAction, type SessionAction } from './session/next-action.ts'
export { prefetch, type Prospect } from './session/prefetch.ts'
export { reduceSession } from './session/reduce-session.ts'
export {
  recordEstimate,
  recordScales,
  type RecordedResponse,
  type RecordScale,
} from './session/record-scales.ts'
export { replaySession, type Mismatch, type Replay } from './session/replay-session.ts'
export {
  elapsedMs,
  initialState,
  type BlockEstimate,
  type BlockState,
  type CurrentItem,
  type Fault,
  type SessionState,
  type TakenItem,
} from './session/state.ts'
export {
  createSection,
  type CatSection,
  type CreateSessionRequest,
  type ItemResult,
  type OutcomeVariable,
  type SessionReply,
  type SubmitResultsRequest,
} from './cat-interface/cat-section.ts'
export { HIGHEST_CATEGORY, type Responses } from './responses/responses.ts'
export { piecesOf } from './responses/pieces.ts'
export {
  calibrate,
  type CalibratedItem,
  type Calibration,
  type CalibrationOptions,
} from './calibrate/calibrate.ts'
export type { FitProgress } from './calibrate/fit-model.ts'
export type { ModelName } from './calibrate/item-model.ts'
export { latentWeights } from './calibrate/latent.ts'
export { DEFAULT_PRIOR, NO_PRIOR, type ItemPrior, type Normal } from './calibrate/prior.ts'
export { serveShards, type ShardReply, type ShardRequest } from './calibrate/serve-shards.ts'
export { SHARD_PERSONS } from './calibrate/shard.ts'
export { spreadOver, type ShardWorker } from './calibrate/spread.ts'
export { completePersons } from './fit/complete-persons.ts'
export { meanSquareFit, type MeanSquareFit } from './fit/mean-square-fit.ts'
export { MOST_ITEMS, overallFit, type CalibrationFit } from './fit/overall-fit.ts'
export { estimatePersons, type PersonEstimates } from './fit/person-estimates.ts'
export { empiricalReliability, marginalReliability } from './fit/reliability.ts'
export { residualCorrelations } from './fit/residual-correlation.ts'
export { summedScoreFit, type ItemFit } from './fit/summed-score-fit.ts'
export {
  differentialFunctioning,
  type DifferenceMethod,
  type DifferentialFunctioning,
  type DifferentialOptions,
  type ItemDifference,
} from './dif/differential-functioning.ts'
export { adverseImpact, type GroupImpact, type SelectedGroup } from './dif/adverse-impact.ts'
export {
  hermiteAbilities,
  link,
  normalAbilities,
  type Link,
  type LinkMethod,
  type LinkOptions,
} from './link/link.ts'
export {
  composedScale,
  inverseScale,
  relink,
  relinkAbility,
  relinkCovariance,
  type Scale,
} from './link/relink.ts'
export { drift, type Drift, type DriftItem, type DriftOptions, type ItemDrift } from './link/drift.ts'
export {
  predictDifficulty,
  type CalibratedDifficulty,
  type DifficultyPredictor,
} from './cold-start/predict-difficulty.ts'
export {
  estimateFamilies,
  type Family,
  type FamilyEstimates,
  type FamilyVariant,
} from './family/estimate-families.ts'
export { freshVariant } from './family/fresh-variant.ts'
export type { WithinFamily } from './family/within-family.ts'
export { posteriorAfter, type PoolResponse } from './testlet/posterior-after.ts'
export { testletDeviations, type TestletDeviation } from './testlet/testlet-deviations.ts'
export type { TestletOptions } from './testlet/testlet-study.ts'
export { testletsOf, type Testlets } from './testlet/testlets.ts'
export { simulateCandidate, type SimulatedBlock, type SimulatedCandidate } from './simulate/candidate.ts'
export { drawCategory, drawParameters } from './simulate/draws.ts'
export type { Reuse } from './simulate/family-exposure.ts'
export type { Abilities, CodeLanguage, SimulatedItem, SimulationPlan } from './simulate/plan.ts'
export type { AtTheta } from './simulate/by-theta.ts'
export { summarise, type SimulationSummary } from './simulate/summary.ts'
export { decisionsOf, type DecisionAt, type Decisions, type Estimates } from './forecast/decisions.ts'
export type { AtAbility } from './forecast/at-abilities.ts'
export type { ForecastOptions } from './forecast/followed.ts'
export { forecast, type BlockForecast, type Forecast } from './forecast/forecast.ts'
export { gaps, type CellGain, type GapOptions, type GapProgress, type Gaps } from './forecast/gaps.ts'
export type { Shortage } from './forecast/shortages.ts'
export type { Dispensable } from './forecast/retire.ts'
export type { Population } from './forecast/paths.ts'
export type { ForecastPrecision } from './forecast/precision.ts'
export { forecastTables, type ForecastTables } from './forecast/tables.ts'
export {
  cutTarget,
  drawnTarget,
  flatTarget,
  screeningTarget,
  targetDeviation,
  type DeviationAt,
  type TargetCurve,
  type TargetDeviation,
  type TargetPoint,
} from './forecast/target.ts'
export type { Rate, Usage, UsageShare } from './forecast/usage.ts'
