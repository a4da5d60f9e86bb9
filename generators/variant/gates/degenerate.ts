import { passed, notAsked, type Gate } from './gate.ts'

/** Share of drawn inputs that may have the same result. */
const MOST_ALIKE = 0.5
/** Results that drawn inputs have at least; types with fewer values are not asked. */
const LEAST_RESULTS = 8

/** What is right hangs on the input: no result alone is right for most of what is drawn. */
export const degenerate: Gate = {
  name: 'degenerate',
  version: 1,
  ask: async ({ code, parent }) => {
    if (!code || parent.detail.kind !== 'code') return notAsked
    const { returns } = code.item.task.signature
    if (returns.type === 'bool') return notAsked
    const { draws } = await code.drawn()
    const counts = new Map<string, number>()
    for (const { expected } of draws) {
      const key = JSON.stringify(expected)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const [most = ['', 0]] = [...counts].sort(([, left], [, right]) => right - left)
    const share = most[1] / Math.max(1, draws.length)
    if (share > MOST_ALIKE)
      return {
        verdict: 'refused',
        reason: `${Math.round(share * 100)} % of ${draws.length} drawn inputs have the same result, expected ${MOST_ALIKE * 100} % at most`,
        counterexample: most[0],
      }
    if (counts.size < LEAST_RESULTS)
      return {
        verdict: 'refused',
        reason: `${draws.length} drawn inputs have ${counts.size} results, expected ${LEAST_RESULTS} at least`,
      }
    return passed
  },
}
