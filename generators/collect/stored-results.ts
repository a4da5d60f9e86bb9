import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The results of a folder, counted. */
export interface StoredResults {
  readonly has: (name: string) => boolean
  /** @param size bytes */
  readonly add: (name: string, size: number) => void
  readonly remove: (name: string) => void
  readonly ofAttempt: (attempt: string) => number
  readonly totals: () => { readonly results: number; readonly attempts: number; readonly bytes: number }
}

/** UUID of the attempt, SHA-256 of the bytes. */
const RESULT = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[0-9a-f]{64}\.json$/

export function countResults(): StoredResults {
  const sizes = new Map<string, number>()
  const attempts = new Map<string, number>()
  let bytes = 0
  const count = (name: string, by: 1 | -1): void => {
    const attempt = RESULT.exec(name)?.[1] ?? ''
    const now = (attempts.get(attempt) ?? 0) + by
    if (now === 0) attempts.delete(attempt)
    else attempts.set(attempt, now)
  }
  const remove = (name: string): void => {
    const size = sizes.get(name)
    if (size === undefined) return
    sizes.delete(name)
    bytes -= size
    count(name, -1)
  }
  return {
    has: (name) => sizes.has(name),
    add: (name, size) => {
      remove(name)
      sizes.set(name, size)
      bytes += size
      count(name, 1)
    },
    remove,
    ofAttempt: (attempt) => attempts.get(attempt) ?? 0,
    totals: () => ({ results: sizes.size, attempts: attempts.size, bytes }),
  }
}

/** Counts what a folder has; other files in it are nobody's results. @throws where it cannot be read */
export async function readResults(dir: string): Promise<StoredResults> {
  const results = countResults()
  const names = (await readdir(dir)).filter((name) => RESULT.test(name))
  await Promise.all(
    names.map(async (name) => {
      const facts = await stat(join(dir, name)).catch(() => undefined)
      if (facts?.isFile()) results.add(name, facts.size)
    }),
  )
  return results
}
