/** Text put into another text, at an offset of it. */
interface Insertion {
  readonly offset: number
  readonly text: string
  /** Those of one offset stand in ascending order of rank. */
  readonly rank: number
}

/** Collects insertions around parts of a text that lie within one another, and makes them at once. */
export interface Edits {
  /** Encloses a part; parts that are equal nest in the order of the calls, the first outermost. */
  readonly wrap: (start: number, end: number, before: string, after: string) => void
  /** Puts text at an offset, inside every part that begins or ends there. */
  readonly insert: (offset: number, text: string) => void
  readonly apply: (text: string) => string
}

/**
 * Replaces nothing, so that each token stays on its line and nested parts that end at one offset cannot disturb each
 * other: ends come before beginnings, inner ends before outer ones, outer beginnings before inner ones.
 */
export function createEdits(): Edits {
  const insertions: Insertion[] = []
  const longest = 2 ** 24
  let calls = 0
  return {
    wrap: (start, end, before, after) => {
      const length = end - start
      const call = calls++ / longest
      insertions.push(
        { offset: start, text: before, rank: longest + (longest - length) + call },
        { offset: end, text: after, rank: length - longest - call },
      )
    },
    insert: (offset, text) => insertions.push({ offset, text, rank: calls++ / longest }),
    apply: (text) => {
      const ordered = insertions.toSorted(
        (left, right) => left.offset - right.offset || left.rank - right.rank,
      )
      let edited = ''
      let from = 0
      for (const insertion of ordered) {
        edited += text.slice(from, insertion.offset) + insertion.text
        from = insertion.offset
      }
      return edited + text.slice(from)
    },
  }
}
