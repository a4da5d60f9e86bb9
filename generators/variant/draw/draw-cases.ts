import fc from 'fast-check'
import { createGenerator } from '#adaptive'
import { judge, type Execution } from '#runner'
import { parseType, type Encoded } from '#schemas/value'
import type { VariantRecord } from '#schemas/variant'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import { authored } from '../../verify/add-cases.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import { executeApart } from '../../verify/execute-apart.ts'
import { legalInput } from '../../verify/properties/draws.ts'
import { createInputSpace } from '../../verify/properties/input-space.ts'
import { readProperties } from '../../verify/properties/property-program.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import type { VerifyContext } from '../../verify/verification.ts'

/** The files of the submissions that a case tells, by the id of the case. */
export type CaseProfiles = ReadonlyMap<string, readonly string[]>

/** Inputs that are drawn to find those that tell what a case tells. */
const DRAWS = 150

/** Characters of JSON beyond which an input is about its size, and stays as it is. */
const LARGE = 2000

/** Fuel of many inputs together: what takes longer does not return. */
const QUICK = 10_000_000

/** Runs the wrong submissions of an item on its own cases. */
export async function profilesOf(item: CodeItem, context: VerifyContext): Promise<CaseProfiles> {
  const { cases, submissions } = item.detail
  const told = await toldBy(item, cases, context)
  const slow = submissions.filter(({ expected }) => expected === 'time_limit_exceeded')
  const stuck = await Promise.all(slow.map((one) => executeApart(item, one, cases, context)))
  const stuckOn = (at: number): readonly string[] =>
    slow.flatMap(({ file }, index) => (stuck[index]?.[at]?.outcome.type === 'returned' ? [] : [file]))
  return new Map(cases.map(({ id }, at) => [id, [...(told[at] ?? []), ...stuckOn(at)]]))
}

interface DrawCasesOptions {
  /** Of the item that the variant is drawn from, in the order of `item`'s cases and with the names of its files. */
  readonly profiles: readonly (readonly string[])[]
  readonly seed: number
  /** Whether inputs are drawn; otherwise they stay, and results are computed alone. */
  readonly isFresh: boolean
}

/**
 * Computes the cases of a variant by its reference, the first accepted submission. Where they are to be fresh, each gets an
 * input that tells the very submissions that the item's own case tells, and is about as large.
 *
 * @param item the variant with the inputs of its item's cases
 * @returns cases by id; undefined where the reference does not return a value on one
 */
export async function drawCases(
  item: CodeItem,
  context: VerifyContext,
  { profiles, seed, isFresh }: DrawCasesOptions,
): Promise<readonly CompiledCase[] | undefined> {
  const { cases } = item.detail
  const drawn = isFresh ? await drawInputs(item, context, seed) : []
  const inputs = [...cases.map(({ input }) => input), ...drawn]
  const expected = await resultsOf(item, inputs, context)
  if (expected.slice(0, cases.length).includes(undefined)) return undefined
  const own = cases.map((one, at): CompiledCase => ({ ...one, expected: expected[at] ?? null }))
  if (!isFresh) return own
  const pool = drawn.flatMap((input, at) => {
    const value = expected[cases.length + at]
    return value === undefined ? [] : [{ input, expected: value }]
  })
  const told = await toldBy(item, pool, context)
  const chance = createGenerator(String(seed), 'model/cases')
  const left = pool.map((one, at) => ({
    ...one,
    profile: keyOf(told[at] ?? []),
    size: JSON.stringify(one.input).length,
    tie: chance.unit(),
  }))
  return own.map((one, at) => {
    const size = JSON.stringify(one.input).length
    if (size > LARGE) return one
    const wanted = keyOf(profiles[at] ?? [])
    const alike = left
      .filter(({ profile }) => profile === wanted)
      .sort(
        (first, second) => distance(first.size, size) - distance(second.size, size) || first.tie - second.tie,
      )
    const [chosen] = alike
    if (!chosen) return one
    left.splice(left.indexOf(chosen), 1)
    return { ...one, input: chosen.input, expected: chosen.expected }
  })
}

function keyOf(files: readonly string[]): string {
  return files.toSorted().join(' ')
}

/** How much larger one of two sizes is: differences that nobody notices are none. */
function distance(left: number, right: number): number {
  return Math.round(Math.abs(Math.log2(left / right)) * 2)
}

/** Legal inputs, each once, and none that the cases have. */
async function drawInputs(
  item: CodeItem,
  context: VerifyContext,
  seed: number,
): Promise<readonly (readonly Encoded[])[]> {
  const { task, detail } = item
  const own = detail.cases.map(({ input }) => input)
  const space = createInputSpace(task.signature, detail.inputs, own, item.areTextsWhole)
  const drawn = fc.sample(space.arbitrary, { seed, numRuns: DRAWS })
  const program =
    detail.properties === undefined ? undefined : await readProperties(detail.properties, context, false)
  const arranged = program ? await program.arrange(drawn) : drawn
  const known = new Set(own.map((input) => JSON.stringify(input)))
  return arranged.flatMap((input) => {
    const legal = legalInput(item, space, input)
    const key = JSON.stringify(legal)
    if (legal === undefined || known.has(key)) return []
    known.add(key)
    return [legal]
  })
}

async function resultsOf(
  item: CodeItem,
  inputs: readonly (readonly Encoded[])[],
  context: VerifyContext,
): Promise<readonly (Encoded | undefined)[]> {
  const reference = item.detail.submissions.find(({ expected }) => expected === 'accepted')
  if (!reference) return inputs.map(() => undefined)
  const executions = await runInputs(item, reference, inputs, context)
  return executions.map(({ outcome }) => (outcome.type === 'returned' ? outcome.value : undefined))
}

/** The wrong submissions that each case tells, those apart that do not end: what they are stuck on is not drawn. */
async function toldBy(
  item: CodeItem,
  cases: readonly Pick<CompiledCase, 'input' | 'expected'>[],
  context: VerifyContext,
): Promise<readonly (readonly string[])[]> {
  const wrong = item.detail.submissions.filter(
    ({ expected }) => expected !== 'accepted' && expected !== 'time_limit_exceeded',
  )
  const inputs = cases.map(({ input }) => input)
  const type = parseType(item.task.signature.returns.type)
  const runs = await Promise.all(
    wrong.map((one) =>
      runInputs(item, one, inputs, context, { fuel: QUICK, isQuick: true, isThrowKept: true }),
    ),
  )
  const isTold = (run: Execution | undefined, expected: Encoded): boolean =>
    run === undefined || judge(run, expected, type, item.task.compare).verdict !== 'passed'
  return cases.map(({ expected }, at) =>
    wrong.flatMap(({ file }, index) => (isTold(runs[index]?.[at], expected) ? [file] : [])),
  )
}

/** Cases as a variant's record has them: as authors would write them. */
export function recordedCases(
  cases: readonly CompiledCase[],
  parameters: readonly { readonly name: string }[],
): NonNullable<VariantRecord['cases']> {
  return cases.map(({ input, expected }) => ({
    input: Object.fromEntries(parameters.map(({ name }, at) => [name, authored(input[at] ?? null)])),
    expected: authored(expected),
  }))
}
