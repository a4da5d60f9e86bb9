/** What results are worth: registries and sealed results opened, sessions computed again from their logs, scores of record. */
export { attemptReport, isAdjusted, reportedTest } from './attempt-report.ts'
export type { GradedEntry, GradedTest, ScoredEntry, ScoredTest } from './graded-test.ts'
export { MOST_SEALED, readSealed, type SealedSource } from './open-sealed.ts'
export {
  formOf,
  parseRegistry,
  RegistryError,
  registryText,
  type Registry,
  type RegistryForm,
  type RegistryHead,
} from './registry.ts'
export { rescore, type Bench, type ReleaseAtHand, type Rescored, type SessionFacts } from './rescore.ts'
export { replayData } from './replay-data.ts'
export { visibleOutcomes } from './visible-outcomes.ts'
export { tellSameAttempts } from './same-attempt.ts'
export { rejected, scoreSealed, type SealedBench, type SealedScore } from './score-sealed.ts'
export { parseStamps, StampsError, type Stamps } from './stamps.ts'
export { takenIn, type Taken } from './taken.ts'
