/** What runs and scores answers, loaded apart from the session: the judge and the scorers of all kinds. */
export { scoreItem } from '#runner'
export { runSqlFailures } from './run-sql-failures.ts'
export { runFailures } from './run-failures.ts'
export { visibleRuns } from './visible-runs.ts'
export { stoppedRuns } from './stopped-runs.ts'
