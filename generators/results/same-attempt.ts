import type { SealedScore, Taken } from '#results'

/** What a file with a sealed result is worth. The log itself is left out: a thousand of them would fill the memory. */
export interface SealedFile extends Omit<SealedScore, 'events' | 'items'> {
  /** as it was named */
  readonly file: string
  readonly items: readonly Omit<SealedScore['items'][number], 'score'>[]
  /** how the items were taken; absent where the log could not be opened */
  readonly taken?: ReadonlyMap<string, Taken>
}

/** One attempt gives one result: the same log again says nothing new, another log is a fact that a person should see. */
export function tellSameAttempts(files: readonly SealedFile[]): readonly SealedFile[] {
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
