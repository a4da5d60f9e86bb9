import type { CompiledItem } from '../../compile/compiled-item.ts'
import { authored } from '../../verify/add-cases.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { calledProgram, encodedInput, type CalledProgram } from './called-program.ts'
import { withFaults, type ModelFaults } from './fault-text.ts'
import type { RightProgram } from './right-program.ts'
import { isOther, returned } from './tell-fault.ts'

/**
 * Whether what a model says of the faults that its item has is so: the program without them does what the examples say, and
 * for the input of each fault the one returns what it `gives` and the other what it `wants`.
 *
 * @returns what is not so, in words
 */
export async function ownFaultsAsSaid(
  item: CompiledItem,
  { faults, program }: { readonly faults: ModelFaults; readonly program: RightProgram },
  context: VerifyContext,
): Promise<string | undefined> {
  if (item.detail.kind === 'trace') return undefined
  const called = calledProgram(item, faults, { path: program.path, rename: (text) => text })
  if (!called) return 'nothing of it can be called'
  return (
    (await brokenExample(called, faults, program, context)) ?? (await brokenFault(called, program, context))
  )
}

async function brokenExample(
  called: CalledProgram,
  { examples = [] }: ModelFaults,
  { right }: RightProgram,
  context: VerifyContext,
): Promise<string | undefined> {
  if (examples.length === 0) return undefined
  const { cases } = called.code.detail
  if (cases.length < examples.length) return 'an example of the model is not of the types of its signature'
  const inputs = cases.map(({ input }) => input)
  const got = await returned(called, right, inputs, context)
  const broken = cases.find(({ expected }, at) => got[at] === undefined || isOther(called, got[at], expected))
  return broken && `the right program does not return what ${broken.name} of the model says`
}

async function brokenFault(
  called: CalledProgram,
  { right, faults }: RightProgram,
  context: VerifyContext,
): Promise<string | undefined> {
  for (const [name, { input, gives, wants }] of Object.entries(faults)) {
    const values = encodedInput(input ?? [], called.code.task.signature)
    if (!values) return `the input of ${name} is not of the types of the signature`
    const texts = [withFaults(right, faults), right]
    const [is, wanted] = await Promise.all(texts.map((text) => returned(called, text, [values], context)))
    for (const [said, found] of [
      [gives, is],
      [wants, wanted],
    ] as const) {
      const value = JSON.stringify(authored(found?.[0] ?? null))
      if (JSON.stringify(said) !== value)
        return `for the input of ${name} ${value} is returned, not ${JSON.stringify(said)} as the model says`
    }
  }
  return undefined
}
