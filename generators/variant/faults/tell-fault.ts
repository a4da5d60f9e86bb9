import { judge } from '#runner'
import { parseType, type Encoded } from '#schemas/value'
import { legalInput } from '../../verify/properties/draws.ts'
import { createInputSpace } from '../../verify/properties/input-space.ts'
import { readProperties } from '../../verify/properties/property-program.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { CalledProgram } from './called-program.ts'
import { weightOf, withSmallerPart } from './smaller-inputs.ts'

type Input = readonly Encoded[]

/** Fuel of many inputs together: what takes longer does not return. */
const QUICK = 10_000_000

/** What programs return for inputs; undefined where one returns nothing. */
export async function returned(
  { code, runnable }: CalledProgram,
  text: string,
  inputs: readonly Input[],
  context: VerifyContext,
): Promise<readonly (Encoded | undefined)[]> {
  const options = { fuel: QUICK, isQuick: true, isThrowKept: true } as const
  const runs = await runInputs(code, runnable(text), inputs, context, options)
  return inputs.map((_, at) => {
    const outcome = runs[at]?.outcome
    return outcome?.type === 'returned' ? outcome.value : undefined
  })
}

/** Whether a program returns something else than what is right: that it returns nothing is another fault. */
export function isOther(
  { code }: CalledProgram,
  got: Encoded | undefined,
  right: Encoded | undefined,
): boolean {
  if (got === undefined || right === undefined) return false
  const execution = {
    case: '',
    outcome: { type: 'returned', value: got },
    fuel: 0,
    depth: 0,
    console: '',
  } as const
  const type = parseType(code.task.signature.returns.type)
  return judge(execution, right, type, code.task.compare).verdict !== 'passed'
}

/** Smaller inputs that are tried at once, and how often. */
const AT_ONCE = 100
const ROUNDS = 40

/** Makes an input as small as it can be made while it tells a fault. */
export async function smallestTelling(
  called: CalledProgram,
  { right, wrong, input }: { readonly right: string; readonly wrong: string; readonly input: Input },
  context: VerifyContext,
): Promise<Input> {
  const legalise = await legaliser(called, context)
  let smallest = input
  for (let round = 0; round < ROUNDS; round += 1) {
    const tried = withSmallerPart(smallest)
      .toSorted((left, other) => weightOf(left) - weightOf(other))
      .slice(0, AT_ONCE)
    const legal = (await legalise(tried)).filter((one) => weightOf(one) < weightOf(smallest))
    const [wanted = [], got = []] = await Promise.all(
      [right, wrong].map((text) => returned(called, text, legal, context)),
    )
    const found = legal.find((_, at) => isOther(called, got[at], wanted[at]))
    if (!found) break
    smallest = found
  }
  return smallest
}

/** What turns inputs into legal ones, and leaves out those that cannot be. */
async function legaliser(
  { code }: CalledProgram,
  context: VerifyContext,
): Promise<(inputs: readonly Input[]) => Promise<readonly Input[]>> {
  const { task, detail } = code
  const cases = detail.cases.map(({ input }) => input)
  const space = createInputSpace(task.signature, detail.inputs, cases, code.areTextsWhole)
  const { properties } = detail
  const program = properties === undefined ? undefined : await readProperties(properties, context, false)
  return async (inputs) => {
    const arranged = program ? await program.arrange(inputs.map((input) => [...input])) : inputs
    return arranged.flatMap((input) => {
      const legal = legalInput(code, space, input)
      return legal ? [legal] : []
    })
  }
}
