import type { WrittenKind } from '#log'
import { runVisibleSuite } from './run-suite.ts'
import { runVisibleSql } from './run-visible-sql.ts'
import {
  runVisible,
  runVisibleProject,
  runVisibleRepair,
  type VisibleResult,
  type VisibleRun,
} from './run-visible.ts'

/** What running an answer shows before it is submitted, by the kind of item. */
export const visibleRuns: {
  readonly [Kind in WrittenKind]: (run: VisibleRun<Kind>) => Promise<VisibleResult>
} = {
  code: runVisible,
  debug: runVisibleProject,
  tests: runVisibleSuite,
  sql: runVisibleSql,
  critique: runVisibleRepair,
}
