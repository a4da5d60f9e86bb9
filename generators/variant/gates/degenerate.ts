import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import { valueOf } from '../written/run-programs.ts'
import { smallestOf } from '../written/smallest.ts'
import { passed, notAsked, type CodeAnswers, type Finding, type Gate, type WrittenAnswers } from './gate.ts'

/** Share of drawn inputs that may have the same result. */
const MOST_ALIKE = 0.5
/**
 * The same of what was written, whose inputs are not its own and whose cases are chosen so that their results differ, and of
 * the third of its inputs that have most in them: of 116 good drafts for 24 items, with several seeds, the most alike
 * had 0.77, and 0.81.
 */
const MOST_ALIKE_WRITTEN = 0.85
const MOST_ALIKE_RICH = 0.82
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
    const alike = written
      ? (alikeIn(results, MOST_ALIKE_WRITTEN, 'drawn inputs') ??
        alikeIn(results.slice(-results.length / 3), MOST_ALIKE_RICH, 'drawn inputs with much in them'))
      : alikeIn(results, MOST_ALIKE, 'drawn inputs')
    if (alike) return alike
    const { size } = countsOf(results)
    if (size < LEAST_RESULTS)
      return {
        verdict: 'refused',
        reason: `${results.length} drawn inputs have ${size} results, expected ${LEAST_RESULTS} at least`,
      }
    return passed
  },
}

function alikeIn(results: readonly Encoded[], limit: number, inputs: string): Finding | undefined {
  const [most = ['', 0]] = [...countsOf(results)].sort(([, left], [, right]) => right - left)
  const share = most[1] / Math.max(1, results.length)
  if (share <= limit) return undefined
  return {
    verdict: 'refused',
    reason: `${Math.round(share * 100)} % of ${results.length} ${inputs} have the same result, expected ${limit * 100} % at most`,
    counterexample: most[0],
  }
}

function countsOf(results: readonly Encoded[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(results, (one) => JSON.stringify(one))
  return new Map([...groups].map(([key, some]) => [key, some.length]))
}

async function drawnResults({ drawn }: CodeAnswers): Promise<readonly Encoded[]> {
  const { draws } = await drawn()
  return draws.map(({ expected }) => expected)
}

/** Those that have most in them last. */
async function resultsOf(item: CodeItem, { inputs, runs }: WrittenAnswers): Promise<readonly Encoded[]> {
  const [first = []] = await runs()
  return smallestOf(inputs, inputs.length).flatMap((at) => {
    const value = valueOf(item, first[at])
    return value === undefined ? [] : [value]
  })
}
