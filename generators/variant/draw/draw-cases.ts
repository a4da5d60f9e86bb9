import { createGenerator } from '#adaptive'
import type { VariantRecord } from '#schemas/variant'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import { authored } from '../../verify/add-cases.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { bestOf, keyOf, type Candidate } from './best-candidate.ts'
import { drawInputs, type DrawnCounts, type DrawnInput } from './draw-inputs.ts'
import { resultsOf, THROWS, toldBy } from './told-by.ts'

/**
 * Inputs that are drawn to find those that tell what a case tells: from anywhere, and near each case. Then more, for cases
 * for which there was none.
 */
const ROUNDS: readonly DrawnCounts[] = [
  { anywhere: 60, near: 10 },
  { anywhere: 0, near: 60 },
]

/** Characters of JSON beyond which an input is about its size, and stays as it is. */
const LARGE = 2000

interface DrawCasesOptions {
  /** Of the item that the variant is drawn from, in the order of `item`'s cases and with the names of its files. */
  readonly profiles: readonly (readonly string[])[]
  readonly seed: number
  /** Whether inputs are drawn; otherwise they stay, and results are computed alone. */
  readonly isFresh: boolean
  /** Whether examples keep their inputs where others are drawn, since the stem speaks of them. */
  readonly keepsExamples?: boolean
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
  { profiles, seed, isFresh, keepsExamples = false }: DrawCasesOptions,
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
  const places = own.flatMap(({ visible }, at) => (keepsExamples && visible ? [] : [at]))
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

/** Submissions that may fail the cases of a group. */
function filedFor({ detail }: CodeItem, group: string): ReadonlySet<string> {
  return new Set(
    detail.submissions.flatMap(({ file, fails }) =>
      fails?.includes(group) ? [file, `${file}${THROWS}`] : [],
    ),
  )
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
