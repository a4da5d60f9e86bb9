import type { AttemptReport, ReportedTest } from './attempt-report.ts'

/** All that came back of one graded test. */
export interface Cohort {
  readonly test: ReportedTest
  readonly attempts: readonly AttemptReport[]
  /** files that are no results, or none of this test, or do not open */
  readonly unread: readonly {
    readonly file: string
    readonly reason: string
    /** whose link it names, where the registry knows it */
    readonly candidate?: string
  }[]
  readonly groups?: CohortGroups
  /** level (3 + theta) from which on candidates are selected */
  readonly cut?: number
  /** when the page is made, in milliseconds since 1970 */
  readonly made: number
  /** addresses of an attempt's own pages, relative to this one: for who decides, and to be sent to who took it */
  readonly pageOf?: (attempt: string) => { readonly reviewer: string; readonly candidate: string }
}

/** What candidates said of themselves, from a file of its own that no test ever sees. */
export interface CohortGroups {
  /** such as gender and age; at least one */
  readonly columns: readonly string[]
  /** by candidate as the organisation knows them: a value for each column, empty where none was said */
  readonly byCandidate: ReadonlyMap<string, readonly string[]>
}
