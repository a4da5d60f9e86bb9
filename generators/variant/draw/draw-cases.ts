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
import { createInputSpace, type InputSpace } from '../../verify/properties/input-space.ts'
import { readProperties } from '../../verify/properties/property-program.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import type { VerifyContext } from '../../verify/verification.ts'

/** The files of the submissions that a case tells, by the id of the case. */
export type CaseProfiles = ReadonlyMap<string, readonly string[]>

/**
 * Inputs that are drawn to find those that tell what a case tells: from anywhere, and near each case. Then more, for cases
 * for which there was none.
 */
const ROUNDS = [
  { anywhere: 60, near: 10 },
  { anywhere: 0, near: 60 },
]

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
  const expected = await resultsOf(
    item,
    cases.map(({ input }) => input),
    context,
  )
  if (expected.includes(undefined)) return undefined
  const own = cases.map((one, at): CompiledCase => ({ ...one, expected: expected[at] ?? null }))
  if (!isFresh) return own
  const stays = await toldBy(item, own, context)
  const chance = createGenerator(String(seed), 'model/cases')
  const places = own.map((_, at) => at)
  const chosen = new Map<number, Candidate>()
  const isRight = (at: number): boolean => {
    const told = chosen.get(at)?.told ?? (isLarge(own[at]) ? stays[at] : undefined)
    return told !== undefined && keyOf(told) === keyOf(profiles[at] ?? [])
  }
  for (const counts of ROUNDS) {
    const open = places.filter((at) => !isRight(at))
    if (open.length === 0) break
    const left = await candidatesOf(item, await drawInputs(item, context, { seed, open, counts }), context)
    const tied = left.map((one) => ({ ...one, tie: chance.unit() }))
    for (const at of open) {
      const one = own[at]
      if (!one) continue
      const best = bestOf(tied, {
        at,
        isVisible: one.visible,
        wanted: profiles[at] ?? [],
        filed: filedFor(item, one.group),
        size: JSON.stringify(one.input).length,
        stays: chosen.get(at)?.told ?? stays[at] ?? [],
      })
      if (!best) continue
      chosen.set(at, best)
      tied.splice(tied.indexOf(best), 1)
    }
  }
  return own.map((one, at) => {
    const { input, expected } = chosen.get(at) ?? one
    return { ...one, input, expected }
  })
}

function isLarge(one: Pick<CompiledCase, 'input'> | undefined): boolean {
  return JSON.stringify(one?.input).length > LARGE
}

/** An input that a case may get, and what it would tell. */
interface Candidate extends Pick<CompiledCase, 'input' | 'expected'> {
  /** The place of the case near which it was drawn. */
  readonly near: number | undefined
  readonly isWhole: boolean
  readonly told: readonly string[]
  readonly size: number
  readonly tie: number
}

interface Wanted {
  readonly at: number
  /** Whether candidates see it: it shows a rule, which only what is near it shows as well. */
  readonly isVisible: boolean
  /** Submissions that the case of the item tells. */
  readonly wanted: readonly string[]
  /** Submissions that a case of the group may tell. */
  readonly filed: ReadonlySet<string>
  readonly size: number
  /** What the input tells that the case has. */
  readonly stays: readonly string[]
}

/**
 * The input that tells what is wanted; where there is none, the one that tells most of it and nothing that was not filed
 * for the group. Of several, one near the case, for what it shows it shows as well, that is about as large.
 *
 * @returns undefined where none is better than what the case has
 */
function bestOf(
  candidates: readonly Candidate[],
  { at, isVisible, wanted, filed, size, stays }: Wanted,
): Candidate | undefined {
  const names = new Set(wanted)
  const missed = (told: readonly string[]): number => {
    if (keyOf(told) === keyOf(wanted)) return 0
    if (told.some((file) => !filed.has(file))) return Infinity
    return 1 + names.size - told.filter((file) => names.has(file)).length
  }
  const near = isVisible ? candidates.filter((one) => one.near === at && missed(one.told) < Infinity) : []
  const known = near.length > 0 ? near : candidates
  const least = Math.min(...known.map(({ told }) => missed(told)))
  if (least > 0 && least >= missed(stays)) return undefined
  const strangeness = (one: Candidate): number => (one.near === at ? 0 : 2) + (one.isWhole ? 0 : 1)
  const [best] = known
    .filter(({ told }) => missed(told) === least)
    .sort(
      (first, second) =>
        strangeness(first) - strangeness(second) ||
        distance(first.size, size) - distance(second.size, size) ||
        first.tie - second.tie,
    )
  return best
}

/** Submissions that may fail the cases of a group. */
function filedFor({ detail }: CodeItem, group: string): ReadonlySet<string> {
  return new Set(detail.submissions.flatMap(({ file, fails }) => (fails?.includes(group) ? [file] : [])))
}

function keyOf(files: readonly string[]): string {
  return files.toSorted().join(' ')
}

/** How much larger one of two sizes is: differences that nobody notices are none. */
function distance(left: number, right: number): number {
  return Math.round(Math.abs(Math.log2(left / right)) * 2)
}

/** An input that was drawn, and the place of the case near which it was. */
interface DrawnInput {
  readonly input: readonly Encoded[]
  readonly near: number | undefined
  /** Whether its texts are those of the case, and none of them was changed within. */
  readonly isWhole: boolean
}

/** Legal inputs, each once, and none that the cases have: some near each case, some from anywhere. */
async function drawInputs(
  item: CodeItem,
  context: VerifyContext,
  {
    seed,
    open,
    counts,
  }: { readonly seed: number; readonly open: readonly number[]; readonly counts: (typeof ROUNDS)[number] },
): Promise<readonly DrawnInput[]> {
  const { task, detail } = item
  const own = detail.cases.map(({ input }) => input)
  const space = createInputSpace(task.signature, detail.inputs, own, item.areTextsWhole)
  const sample = ({ arbitrary }: InputSpace, near: number | undefined, numRuns: number, isWhole = false) =>
    fc
      .sample(arbitrary, { seed: seed ^ ((near ?? own.length) + counts.near * own.length), numRuns })
      .map((input) => ({ input, near, isWhole }))
  const drawn = [
    ...sample(space, undefined, counts.anywhere),
    ...open.flatMap((at) =>
      [true, item.areTextsWhole ?? false].flatMap((isWhole) =>
        sample(
          createInputSpace(task.signature, undefined, [own[at] ?? []], isWhole || undefined),
          at,
          counts.near / 2,
          isWhole,
        ),
      ),
    ),
  ]
  const program =
    detail.properties === undefined ? undefined : await readProperties(detail.properties, context, false)
  const inputs = drawn.map(({ input }) => input)
  const arranged = program ? await program.arrange(inputs) : inputs
  const known = new Set(own.map((input) => JSON.stringify(input)))
  return arranged.flatMap((input, at) => {
    const legal = legalInput(item, space, input)
    const key = JSON.stringify(legal)
    if (legal === undefined || known.has(key)) return []
    known.add(key)
    return [{ input: legal, near: drawn[at]?.near, isWhole: drawn[at]?.isWhole ?? false }]
  })
}

/** What drawn inputs would tell; those for which the reference returns nothing are left out. */
async function candidatesOf(
  item: CodeItem,
  drawn: readonly DrawnInput[],
  context: VerifyContext,
): Promise<readonly Omit<Candidate, 'tie'>[]> {
  const expected = await resultsOf(
    item,
    drawn.map(({ input }) => input),
    context,
  )
  const pool = drawn.flatMap((one, at) => {
    const value = expected[at]
    return value === undefined ? [] : [{ ...one, expected: value }]
  })
  const told = await toldBy(item, pool, context)
  return pool.map((one, at) => ({
    ...one,
    told: told[at] ?? [],
    size: JSON.stringify(one.input).length,
  }))
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
