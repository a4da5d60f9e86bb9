import { canonicalJson } from '#log'
import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import { inputWords } from '../../verify/properties/input-words.ts'
import { isRight, valueOf } from '../written/run-programs.ts'
import { notAsked, passed, type Finding, type Gate, type WrittenAnswers, type WrittenRuns } from './gate.ts'

/** Share of the inputs for which a program returns something that follows from one wrong belief alone. */
const RETURNS = 0.9
/** Inputs at least that tell it, and entries that the largest list of one of them has at least. */
const TELLING = 2

/**
 * A misconception is one wrong belief: its program returns for nearly all inputs, ordinary inputs tell it, more than one of
 * them, and no other misconception comes to the same.
 */
export const beliefs: Gate = {
  name: 'beliefs',
  version: 1,
  ask: async ({ code, written }) => {
    if (!code || !written) return notAsked
    const [[reference = []], all] = await Promise.all([written.runs(), written.runsOfBeliefs()])
    for (const [at, runs] of all.entries()) {
      const finding = asked(code.item, written, reference, runs, at)
      if (finding.verdict === 'refused') return finding
    }
    return twice(code.item, all)
  },
}

function asked(
  item: CodeItem,
  { inputs }: WrittenAnswers,
  reference: WrittenRuns,
  runs: WrittenRuns,
  at: number,
): Finding {
  const name = `misconception ${at + 1}`
  const known = inputs.flatMap((input, place) => {
    const expected = valueOf(item, reference[place])
    return expected === undefined ? [] : [{ input, run: runs[place], expected }]
  })
  const returned = known.filter(({ run }) => valueOf(item, run) !== undefined).length
  if (returned < RETURNS * known.length)
    return {
      verdict: 'refused',
      reason: `${name} returns for ${returned} of ${known.length} inputs, expected ${RETURNS * 100} % at least: who believes it writes a program all the same`,
    }
  const telling = known.filter(({ run, expected }) => isRight(item, run, expected) === false)
  if (telling.length === 0)
    return {
      verdict: 'refused',
      reason: `${name} returns what is right for all of ${known.length} inputs`,
    }
  const [first] = telling
  if (telling.length < TELLING || telling.every(({ input }) => isBare(input)))
    return {
      verdict: 'refused',
      reason: `${name} is told by ${telling.length} of ${known.length} inputs, ${telling.every(({ input }) => isBare(input)) ? 'all of them empty' : `expected ${TELLING} at least`}`,
      ...(first && { counterexample: inputWords(item.task.signature, first.input) }),
    }
  return passed
}

/** Whether there is nothing in any list or text of an input that has some. */
function isBare(input: readonly Encoded[]): boolean {
  const sized = input.flatMap((value) =>
    typeof value === 'string' || Array.isArray(value) ? [value.length] : [],
  )
  return sized.length > 0 && sized.every((length) => length === 0)
}

/** Two programs that do the same for all inputs follow from the same belief. */
function twice(item: CodeItem, all: readonly WrittenRuns[]): Finding {
  const seen = new Map<string, number>()
  for (const [at, runs] of all.entries()) {
    const key = canonicalJson(runs.map((run) => valueOf(item, run) ?? { $: 'nothing' }))
    const before = seen.get(key)
    if (before !== undefined)
      return {
        verdict: 'refused',
        reason: `misconceptions ${before + 1} and ${at + 1} return the same for all inputs: they are one`,
      }
    seen.set(key, at)
  }
  return passed
}
