import type { AttemptReport } from './attempt-report.ts'

/** Which results there are, and which of them are in the cohort's statistics. */
export interface CountedResults {
  /** every result once, however often it was handed in */
  readonly results: readonly AttemptReport[]
  /** how many more files held one of them again */
  readonly copies: number
  readonly accepted: number
  readonly flagged: number
  readonly rejected: number
  /** one result per candidate: what every statistic is made of */
  readonly counted: readonly AttemptReport[]
  /** in no statistic, with the reason */
  readonly left: readonly { readonly report: AttemptReport; readonly why: LeftOut }[]
}

export const leftOut = {
  rejected: 'rejected',
  contested: 'one of two results of one attempt: a person has to decide which one counts',
  earlier: 'an earlier attempt of a candidate who took the test again',
} as const

export type LeftOut = keyof typeof leftOut

/**
 * Counts each attempt once and each candidate once. The same result handed in twice is one. Two results of one attempt that
 * differ are in no statistic until somebody says which one counts; of a candidate's several attempts the last begun one is.
 */
export function countResults(attempts: readonly AttemptReport[]): CountedResults {
  const results: AttemptReport[] = []
  for (const same of Map.groupBy(attempts, ({ attempt }) => attempt).values()) {
    const seen = new Set<string>()
    for (const report of same) {
      const content = same.length > 1 ? contentOf(report) : ''
      if (!seen.has(content)) results.push(report)
      seen.add(content)
    }
  }
  const valid = results.filter(({ status }) => status !== 'rejected')
  const perAttempt = Map.groupBy(valid, ({ attempt }) => attempt)
  const isContested = ({ attempt }: AttemptReport): boolean => (perAttempt.get(attempt)?.length ?? 0) > 1
  const lastOf = new Map<string, AttemptReport>()
  for (const report of valid) {
    if (isContested(report)) continue
    const last = lastOf.get(nameOf(report))
    if (last === undefined || report.began > last.began) lastOf.set(nameOf(report), report)
  }
  const why = (report: AttemptReport): LeftOut | undefined => {
    if (report.status === 'rejected') return 'rejected'
    if (isContested(report)) return 'contested'
    return lastOf.get(nameOf(report)) === report ? undefined : 'earlier'
  }
  const judged = results.map((report) => ({ report, why: why(report) }))
  const flagged = valid.filter((report) => report.status === 'flagged' || isContested(report)).length
  return {
    results,
    copies: attempts.length - results.length,
    accepted: valid.length - flagged,
    flagged,
    rejected: results.length - valid.length,
    counted: judged.flatMap(({ report, why }) => (why === undefined ? [report] : [])),
    left: judged.flatMap(({ report, why }) => (why === undefined ? [] : [{ report, why }])),
  }
}

/** What a result says, without what the file that held it adds. */
function contentOf({ status, reasons: _, moments: __, origins: ___, ...content }: AttemptReport): string {
  return JSON.stringify([status === 'rejected', content])
}

/** Whose it is; a result without a name is nobody else's. */
function nameOf({ candidate, attempt }: AttemptReport): string {
  return candidate === '' ? `\u0000${attempt}` : candidate
}
