import { useEffect, useState } from 'preact/hooks'

/** Rows that are shown at once: a table of ten thousand would hold up the page. */
const AT_ONCE = 100

/** The first rows of many, and more of them on demand; other rows begin anew. */
export function useMore<T>(rows: readonly T[]): {
  readonly shown: readonly T[]
  /** how many `more` shows besides, 0 where all are shown */
  readonly left: number
  readonly more: () => void
} {
  const [count, setCount] = useState(AT_ONCE)
  useEffect(() => setCount(AT_ONCE), [rows])
  return {
    shown: rows.slice(0, count),
    left: Math.min(AT_ONCE, Math.max(0, rows.length - count)),
    more: () => setCount(count + AT_ONCE),
  }
}
