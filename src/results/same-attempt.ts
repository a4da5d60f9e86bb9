import type { SealedScore } from './score-sealed.ts'

/** What is known of a scored file, as far as results of one attempt are told apart by it. */
export interface NamedScore extends Pick<SealedScore, 'status' | 'reasons' | 'head' | 'session'> {
  /** as it was named */
  readonly file: string
}

/** One attempt gives one result: the same log again says nothing new, another log is a fact that a person should see. */
export function tellSameAttempts<File extends NamedScore>(files: readonly File[]): readonly File[] {
  const byAttempt = Map.groupBy(
    files.filter(({ head, session }) => head !== undefined && session !== undefined),
    ({ session }) => session?.attempt,
  )
  return files.map((one) => {
    if (one.head === undefined) return one
    const same = byAttempt.get(one.session?.attempt) ?? []
    const another = same.find(({ head }) => head !== one.head)
    if (another !== undefined)
      return {
        ...one,
        status: one.status === 'rejected' ? one.status : 'flagged',
        reasons: [
          ...one.reasons,
          `There is another result of this attempt, ${another.file}: it was taken twice, and a person has to decide which one counts.`,
        ],
      }
    const first = same.find(({ head }) => head === one.head)
    return first === undefined || first === one
      ? one
      : { ...one, reasons: [...one.reasons, `The same result as ${first.file}, handed in once more.`] }
  })
}
