import type { Encoded } from '#schemas/value'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import { valueOf } from '../written/run-programs.ts'
import { passed, notAsked, type CodeAnswers, type Gate, type WrittenAnswers } from './gate.ts'

/** Share of drawn inputs that may have the same result. */
const MOST_ALIKE = 0.5
/** How much more may have the same one than of the item, where its own inputs leave little else. */
const MORE_ALIKE = 0.1
/** Results that drawn inputs have at least; types with fewer values are not asked. */
const LEAST_RESULTS = 8

/** What is right hangs on the input: no result alone is right for most of what is drawn. */
export const degenerate: Gate = {
  name: 'degenerate',
  version: 2,
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
    const share = most[1] / Math.max(1, results.length)
    if (share > MOST_ALIKE && share > (await usualShare(parent, written)) + MORE_ALIKE)
      return {
        verdict: 'refused',
        reason: `${Math.round(share * 100)} % of ${results.length} drawn inputs have the same result, expected ${MOST_ALIKE * 100} % at most`,
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

/** Share of the family's inputs for which the item returns the same; 0 for what was drawn, whose inputs are near its own. */
async function usualShare(parent: CompiledItem, written: WrittenAnswers | undefined): Promise<number> {
  const results = await written?.known.behaviourOf(parent)
  if (!results) return 0
  const counts = new Map<string, number>()
  for (const result of results) counts.set(result, (counts.get(result) ?? 0) + 1)
  return Math.max(...counts.values()) / results.length
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
