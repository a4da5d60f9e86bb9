import { conform, parseType, showValue, type Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import { executeApart } from '../../verify/execute-apart.ts'
import { outcomeWords } from '../../verify/outcome.ts'
import { createInputSpace } from '../../verify/properties/input-space.ts'
import { inputWords } from '../../verify/properties/input-words.ts'
import { shrinkInput } from '../../verify/properties/shrink-input.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { Finding, WrittenAnswers, WrittenProgram, WrittenRuns } from '../gates/gate.ts'
import { isRight, runProgram, valueOf } from './run-programs.ts'

type Input = readonly Encoded[]

/** What a comparison came to. */
export interface Compared {
  /** Where a program does not do what the reference does: on the smallest input that was found. */
  readonly difference: Extract<Finding, { readonly verdict: 'refused' }> | undefined
  /** Inputs of which a program besides the reference returned something in time. */
  readonly count: number
}

/** Fuel for what each program does with one input. */
const FUEL = 40_000_000

/**
 * Compares programs of a draft with its reference on all of its inputs, and makes the first input on which one differs
 * smaller.
 *
 * @param places of those that are compared, from 1
 */
export async function compareWritten(
  item: CodeItem,
  written: WrittenAnswers,
  places: readonly number[],
  context: VerifyContext,
): Promise<Compared> {
  const runs = await written.runs()
  const { faulty, count } = differing(
    item,
    written.inputs,
    [0, ...places].map((at) => runs[at] ?? []),
  )
  const [smallest] = faulty.toSorted((left, right) => sizeOf(left) - sizeOf(right))
  if (!smallest) return { difference: undefined, count }
  const among = [0, ...places].flatMap((at) => written.programs[at] ?? [])
  const isLegal = legalIn(item)
  // Where the reference does not end, smaller inputs say no more, and each of them takes as long.
  const isEndless = runs[0]?.[written.inputs.indexOf(smallest)]?.outcome.type === 'time_limit'
  const { input } = isEndless
    ? { input: smallest }
    : await shrinkInput(
        { input: smallest },
        async (some) => some.filter(isLegal),
        (some) => firstDiffering(item, among, some, context),
      )
  const counterexample = inputWords(item.task.signature, input)
  return {
    difference: {
      verdict: 'refused',
      reason: await said(item, written.programs, input, context),
      counterexample,
    },
    count,
  }
}

/**
 * Compares programs with the reference on the largest inputs. One that is too slow for them says nothing; these are told by
 * their sizes, since nobody would read them.
 */
export async function apartOnLarge(
  item: CodeItem,
  { programs, large, runsOnLarge }: WrittenAnswers,
  places: readonly number[],
): Promise<Compared['difference']> {
  const [first = [], ...others] = await runsOnLarge()
  for (const [at, input] of large.entries()) {
    const expected = valueOf(item, first[at])
    const sizes = item.task.signature.parameters.flatMap(({ name }, place) => {
      const value = input[place]
      return typeof value === 'string' || Array.isArray(value) ? [`${value.length} of \`${name}\``] : []
    })
    if (expected === undefined) {
      const run = first[at]
      const words = run ? outcomeWords(run.outcome) : 'was not run'
      return { verdict: 'refused', reason: `the reference ${words} for ${sizes.join(' and ')}` }
    }
    const other = places.find((place) => {
      const run = others[place - 1]?.[at]
      return run?.outcome.type === 'returned' && isRight(item, run, expected) === false
    })
    if (other !== undefined)
      return {
        verdict: 'refused',
        reason: `the reference and ${programs[other]?.name} return different results for large inputs alone: ${sizes.join(' and ')}`,
        counterexample: sizes.join(' and '),
      }
  }
  return undefined
}

/** The inputs on which the first of some programs returns nothing, or another one something else. */
function differing(
  item: CodeItem,
  inputs: readonly Input[],
  [first = [], ...others]: readonly WrittenRuns[],
): { readonly faulty: readonly Input[]; readonly count: number } {
  const faulty: Input[] = []
  let count = 0
  for (const [at, input] of inputs.entries()) {
    const expected = valueOf(item, first[at])
    if (expected === undefined) {
      faulty.push(input)
      // What ends a reference ends the search: nothing after it was run.
      if (first[at]?.outcome.type !== 'returned') break
      continue
    }
    const verdicts = others.map((all) => isRight(item, all[at], expected))
    if (verdicts.includes(false)) faulty.push(input)
    if (verdicts.some((verdict) => verdict !== undefined)) count += 1
  }
  return { faulty, count }
}

function sizeOf(input: Input): number {
  return JSON.stringify(input).length
}

function legalIn({ task, detail }: CodeItem): (input: Input) => boolean {
  const { contract } = createInputSpace(task.signature, detail.inputs, [])
  return (input) =>
    contract.check(input).length === 0 &&
    task.signature.parameters.every(({ type }, at) => conform(input[at] ?? null, parseType(type)).ok)
}

/** The first of some inputs on which the programs differ. */
async function firstDiffering(
  item: CodeItem,
  programs: readonly WrittenProgram[],
  inputs: readonly Input[],
  context: VerifyContext,
): Promise<{ readonly input: Input } | undefined> {
  const runs = await Promise.all(programs.map((program) => runProgram(item, program, inputs, context)))
  const input = inputs.find((_, at) => {
    const expected = valueOf(item, runs[0]?.[at])
    return expected === undefined || runs.slice(1).some((all) => isRight(item, all[at], expected) === false)
  })
  return input && { input }
}

/** What each program does, each in a realm of its own, and which of those of different people stands alone. */
async function said(
  item: CodeItem,
  programs: readonly WrittenProgram[],
  input: Input,
  context: VerifyContext,
): Promise<string> {
  const ends = await Promise.all(
    programs.map(async ({ name, ...program }) => {
      const [run] = await executeApart(item, program, [{ id: '0', input }], context, { fuel: FUEL })
      const value = valueOf(item, run)
      const other =
        run?.outcome.type === 'returned' ? `, which is no ${item.task.signature.returns.type}` : ''
      const words =
        value === undefined
          ? `${run ? outcomeWords(run.outcome) : 'was not run'}${other}`
          : `returns ${showValue(value)}`
      return { name, words, value, run }
    }),
  )
  // The brute force is by whoever wrote the reference.
  const apart = ends.filter((_, at) => at !== 1)
  const alone = apart.filter(
    ({ value, run }) =>
      value === undefined ||
      apart.every((other) => other.run === run || isRight(item, other.run, value) !== true),
  )
  const all = ends.map(({ name, words }) => `${name} ${words}`)
  const loner = apart.length > 2 && alone.length === 1 ? `: ${alone[0]?.name} stands alone` : ''
  const signature = inputWords(item.task.signature, input)
  return `for ${signature}, ${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}${loner}`
}
