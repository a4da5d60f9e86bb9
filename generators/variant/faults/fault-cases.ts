import type { Encoded } from '#schemas/value'
import type { CompiledCase, CompiledItem } from '../../compile/compiled-item.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { asRunnable, plantedIn } from '../../verify/fixes-as-code.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { answersOf } from '../draw/answers-of.ts'
import { drawInputs } from '../draw/draw-inputs.ts'
import { resultsOf } from '../draw/told-by.ts'
import { encodedInput } from './called-program.ts'
import type { PlantedFaults } from './fault-text.ts'
import { isOther, returned } from './tell-fault.ts'

/** Inputs that cases are chosen from. */
const INPUTS = { anywhere: 300, near: 0 }

/** Cases that are to tell each slip in the repair, where there are as many. */
const KILLERS = 3

/** An input that a case may have, with the slips in a repair that it tells. */
interface Candidate {
  readonly input: readonly Encoded[]
  readonly expected: Encoded
  /** Whether the project with the fault fails it. */
  readonly isTelling: boolean
  readonly slips: readonly number[]
  readonly size: number
}

/**
 * Draws the cases of a project that another fault was planted in. Each has the place of a case of its item: the first one of
 * a group with a category is the call that the report quotes, the others of such groups fail with the fault, and those of
 * other groups pass. They are chosen to tell slips in the repaired line, too.
 *
 * @param item with the fault, and with the cases of its item
 * @returns undefined where there are too few inputs of a sort
 */
export async function drawFaultCases(
  item: CompiledItem,
  { faults, seed }: { readonly faults: PlantedFaults; readonly seed: number },
  context: VerifyContext,
): Promise<readonly CompiledCase[] | undefined> {
  const code = answersOf(item)
  const [fault] = Object.values(faults)
  const reported = code && fault?.input && encodedInput(fault.input, code.task.signature)
  if (item.detail.kind !== 'debug' || !code || !reported) return undefined
  const drawn = await drawInputs(code, context, { seed, open: [], counts: INPUTS })
  const inputs = drawn.map(({ input }) => input)
  const candidates = await candidatesOf(item, code, [reported, ...inputs], context)
  const [first, ...others] = candidates
  if (first?.input !== reported) return undefined
  const { cases, groups } = item.detail
  const isWanted = ({ group }: CompiledCase): boolean => groups[group]?.category !== undefined
  const quoted = cases.find(isWanted)
  const left = new Set(others)
  const told = new Map(first.slips.map((slip) => [slip, 1]))
  const chosen = new Map<CompiledCase, Candidate>(quoted ? [[quoted, first]] : [])
  for (const one of cases) {
    if (chosen.has(one)) continue
    const best = bestOf(
      [...left].filter(({ isTelling }) => isTelling === isWanted(one)),
      { like: one, told },
    )
    if (!best) return undefined
    left.delete(best)
    for (const slip of best.slips) told.set(slip, (told.get(slip) ?? 0) + 1)
    chosen.set(one, best)
  }
  return cases.map((one) => {
    const { input, expected } = chosen.get(one) ?? one
    return { ...one, input, expected }
  })
}

/** What candidates see is small; of the others one that tells what too few tell so far, and is about as large. */
function bestOf(
  candidates: readonly Candidate[],
  { like, told }: { readonly like: CompiledCase; readonly told: ReadonlyMap<number, number> },
): Candidate | undefined {
  const wanted = JSON.stringify(like.input).length
  const gain = ({ slips }: Candidate): number =>
    like.visible ? 0 : slips.filter((slip) => (told.get(slip) ?? 0) < KILLERS).length
  const strangeness = ({ size }: Candidate): number => Math.abs(Math.log2(size / wanted))
  const [best] = candidates.toSorted(
    (left, right) => gain(right) - gain(left) || strangeness(left) - strangeness(right),
  )
  return best
}

async function candidatesOf(
  item: CompiledItem,
  code: CodeItem,
  inputs: readonly (readonly Encoded[])[],
  context: VerifyContext,
): Promise<readonly Candidate[]> {
  if (item.public.kind !== 'debug' || item.detail.kind !== 'debug') return []
  const { task } = item.public
  const reference = item.detail.fixes.find(({ expected }) => expected === 'accepted')
  const slips: readonly Runnable[] = reference ? plantedIn(task, reference) : []
  const called = { code, runnable: () => asRunnable(task, {}) }
  const wanted = await resultsOf(code, inputs, context)
  const resultsOfSlip = (slip: Runnable) => returned({ code, runnable: () => slip }, '', inputs, context)
  const given = await returned(called, '', inputs, context)
  const slipped = await Promise.all(slips.map(resultsOfSlip))
  return inputs.flatMap((input, at) => {
    const expected = wanted[at]
    if (expected === undefined) return []
    const isWrong = (got: Encoded | undefined): boolean => got === undefined || isOther(called, got, expected)
    return [
      {
        input,
        expected,
        isTelling: isWrong(given[at]),
        slips: slipped.flatMap((results, slip) => (isWrong(results[at]) ? [slip] : [])),
        size: JSON.stringify(input).length,
      },
    ]
  })
}
