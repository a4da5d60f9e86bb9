import { judge } from '#runner'
import { parseType, type Encoded } from '#schemas/value'
import { legalInput } from '../../verify/properties/draws.ts'
import { createInputSpace } from '../../verify/properties/input-space.ts'
import { readProperties } from '../../verify/properties/property-program.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import { shrinkInput } from '../../verify/properties/shrink-input.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { CalledProgram } from './called-program.ts'

type Input = readonly Encoded[]

/** Inputs that share a realm, and their fuel together: what takes longer does not return. */
const TOGETHER = { atOnce: 200, fuel: 40_000_000 }

/** What programs return for inputs; undefined where one returns nothing. */
export async function returned(
  { code, runnable }: CalledProgram,
  text: string,
  inputs: readonly Input[],
  context: VerifyContext,
): Promise<readonly (Encoded | undefined)[]> {
  const options = { ...TOGETHER, isQuick: true, isThrowKept: true } as const
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

/** Drawn inputs that are tried at once. */
const AT_ONCE = 100

/** A program without faults, with the one that is to be told, and with all that it gets. */
export interface FaultyTexts {
  readonly right: string
  readonly wrong: string
  readonly all: string
}

/** An input that tells a fault: what is returned for it, and what is right. */
export interface Telling {
  readonly input: Input
  readonly gives: Encoded
  readonly wants: Encoded
}

/**
 * Finds an input that tells a fault as well beside the others as alone, and makes it as small as it can be made.
 *
 * @param inputs for which the fault shows where it is alone, the smallest first
 */
export async function smallestTelling(
  called: CalledProgram,
  texts: FaultyTexts,
  inputs: readonly Input[],
  context: VerifyContext,
): Promise<Telling | undefined> {
  const first = (some: readonly Input[]) => firstTelling(called, texts, some, context)
  const found = await first(inputs.slice(0, AT_ONCE))
  return found && shrinkInput(found, await legaliser(called, context), first)
}

async function firstTelling(
  called: CalledProgram,
  { right, wrong, all }: FaultyTexts,
  inputs: readonly Input[],
  context: VerifyContext,
): Promise<Telling | undefined> {
  const [wanted = [], alone = [], together = []] = await Promise.all(
    [right, wrong, ...(all === wrong ? [] : [all])].map((text) => returned(called, text, inputs, context)),
  )
  for (const [at, input] of inputs.entries()) {
    const [wants, gives] = [wanted[at], alone[at]]
    const isSame = all === wrong || (together[at] !== undefined && !isOther(called, together[at], gives))
    if (gives !== undefined && wants !== undefined && isSame && isOther(called, gives, wants))
      return { input, gives, wants }
  }
  return undefined
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
