import { showValue, type Encoded } from '#schemas/value'
import { conform, parseType } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import { executeApart } from '../../verify/execute-apart.ts'
import { outcomeWords } from '../../verify/outcome.ts'
import { createInputSpace } from '../../verify/properties/input-space.ts'
import { inputWords } from '../../verify/properties/input-words.ts'
import { shrinkInput } from '../../verify/properties/shrink-input.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { isRight, runProgram, valueOf } from '../written/run-programs.ts'
import { notAsked, passed, unless, type Finding, type Gate, type WrittenAnswers } from './gate.ts'

/** Inputs of which at least two programs have to say the same. */
const FEWEST = 500

/**
 * On inputs that nobody wrote down, all accepted submissions return the same, and all that is claimed of it holds. Of what
 * was written, programs of different people are asked for a thousand and more.
 */
export const differential: Gate = {
  name: 'differential',
  version: 1,
  ask: async ({ code, written }, context) => {
    if (!code) return notAsked
    if (written) return compared(code.item, written, context)
    const { reasons } = await code.drawn()
    return unless(reasons)
  },
}

async function compared(item: CodeItem, written: WrittenAnswers, context: VerifyContext): Promise<Finding> {
  const { programs, inputs } = written
  const runs = await written.runs()
  const [first = []] = runs
  const faulty: (readonly Encoded[])[] = []
  let compared = 0
  for (const [at, input] of inputs.entries()) {
    const expected = valueOf(item, first[at])
    const others = runs.slice(1).map((all) => all[at])
    if (expected === undefined) {
      faulty.push(input)
      // What ends a reference ends the search: nothing after it was run.
      if (first[at]?.outcome.type !== 'returned') break
      continue
    }
    const verdicts = others.map((run) => isRight(item, run, expected))
    if (verdicts.includes(false)) faulty.push(input)
    if (verdicts.some((verdict) => verdict !== undefined)) compared += 1
  }
  const [smallest] = faulty.toSorted((left, right) => sizeOf(left) - sizeOf(right))
  if (smallest) {
    const isLegal = legalIn(item)
    const { input } = await shrinkInput(
      { input: smallest },
      async (some) => some.filter(isLegal),
      (some) => firstDiffering(item, written, some, context),
    )
    return {
      verdict: 'refused',
      reason: await said(item, written, input, context),
      counterexample: inputWords(item.task.signature, input),
    }
  }
  if (compared < Math.min(FEWEST, inputs.length))
    return {
      verdict: 'refused',
      reason: `${programs[1]?.name ?? 'nothing'} returns in time on ${compared} of ${inputs.length} small inputs, expected ${FEWEST} at least`,
    }
  return { ...passed, figures: { inputs: inputs.length, compared } }
}

function sizeOf(input: readonly Encoded[]): number {
  return JSON.stringify(input).length
}

function legalIn({ task, detail }: CodeItem): (input: readonly Encoded[]) => boolean {
  const { contract } = createInputSpace(task.signature, detail.inputs, [])
  return (input) =>
    contract.check(input).length === 0 &&
    task.signature.parameters.every(({ type }, at) => conform(input[at] ?? null, parseType(type)).ok)
}

/** The first of some inputs on which the programs differ. */
async function firstDiffering(
  item: CodeItem,
  { programs }: WrittenAnswers,
  inputs: readonly (readonly Encoded[])[],
  context: VerifyContext,
): Promise<{ readonly input: readonly Encoded[] } | undefined> {
  const runs = await Promise.all(programs.map((program) => runProgram(item, program, inputs, context)))
  const input = inputs.find((_, at) => {
    const expected = valueOf(item, runs[0]?.[at])
    return expected === undefined || runs.slice(1).some((all) => isRight(item, all[at], expected) === false)
  })
  return input && { input }
}

/** What each program does, each in a realm of its own. */
async function said(
  item: CodeItem,
  { programs }: WrittenAnswers,
  input: readonly Encoded[],
  context: VerifyContext,
): Promise<string> {
  const ends = await Promise.all(
    programs.map(async (program) => {
      const [run] = await executeApart(item, program, [{ id: '0', input }], context, { fuel: 40_000_000 })
      const value = valueOf(item, run)
      const other =
        run?.outcome.type === 'returned' ? `, which is no ${item.task.signature.returns.type}` : ''
      const words =
        value === undefined
          ? `${run ? outcomeWords(run.outcome) : 'was not run'}${other}`
          : `returns ${showValue(value)}`
      return `${program.name} ${words}`
    }),
  )
  const signature = inputWords(item.task.signature, input)
  return `for ${signature}, ${ends.slice(0, -1).join(', ')} and ${ends.at(-1) ?? ''}`
}
