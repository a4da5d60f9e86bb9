import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import { valueOf } from '../written/run-programs.ts'
import { passed, notAsked, type CodeAnswers, type Gate, type WrittenAnswers } from './gate.ts'

/** Share of drawn inputs that may have the same result. */
const MOST_ALIKE = 0.5
/**
 * The same of what was written, whose inputs are not its own and whose cases are chosen so that their results differ: of 24
 * good drafts for seven items the most alike had 0.76.
 */
const MOST_ALIKE_WRITTEN = 0.85
/** Results that drawn inputs have at least; types with fewer values are not asked. */
const LEAST_RESULTS = 8

/** What is right hangs on the input: no result alone is right for most of what is drawn. */
export const degenerate: Gate = {
  name: 'degenerate',
  version: 1,
  ask: async ({ code, parent, written }) => {
    if (!code || parent.detail.kind !== 'code') return notAsked
    const { returns } = code.item.task.signature
    if (returns.type === 'bool') return notAsked
    const results = written ? await resultsOf(code.item, written) : await drawnResults(code)
    const counts = new Map<string, number>()
    for (const expected of results) {
      const key = JSON.stringify(expected)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const [most = ['', 0]] = [...counts].sort(([, left], [, right]) => right - left)
    const limit = written ? MOST_ALIKE_WRITTEN : MOST_ALIKE
    const share = most[1] / Math.max(1, results.length)
    if (share > limit)
      return {
        verdict: 'refused',
        reason: `${Math.round(share * 100)} % of ${results.length} drawn inputs have the same result, expected ${limit * 100} % at most`,
        counterexample: most[0],
      }
    if (counts.size < LEAST_RESULTS)
      return {
        verdict: 'refused',
        reason: `${results.length} drawn inputs have ${counts.size} results, expected ${LEAST_RESULTS} at least`,
      }
    return passed
  },
}

async function drawnResults({ drawn }: CodeAnswers): Promise<readonly Encoded[]> {
  const { draws } = await drawn()
  return draws.map(({ expected }) => expected)
}

async function resultsOf(item: CodeItem, { runs }: WrittenAnswers): Promise<readonly Encoded[]> {
  const [first = []] = await runs()
  return first.flatMap((run) => {
    const value = valueOf(item, run)
    return value === undefined ? [] : [value]
  })
}
