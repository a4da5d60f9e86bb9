import fc from 'fast-check'
import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import { arrangeInputs } from '../../verify/properties/arrange-inputs.ts'
import { legalInput } from '../../verify/properties/draws.ts'
import { createInputSpace, hasNeighbours, type InputSpace } from '../../verify/properties/input-space.ts'
import { readProperties } from '../../verify/properties/property-program.ts'
import type { VerifyContext } from '../../verify/verification.ts'

/** How many inputs are drawn. */
export interface DrawnCounts {
  readonly anywhere: number
  /** For each case. */
  readonly near: number
}

/** An input that was drawn, and the place of the case near which it was. */
export interface DrawnInput {
  readonly input: readonly Encoded[]
  readonly near: number | undefined
  /** Whether its texts are those of the case, and none of them was changed within. */
  readonly isWhole: boolean
}

/** Legal inputs, each once, and none that the cases have: some near each case, some from anywhere. */
export async function drawInputs(
  item: CodeItem,
  context: VerifyContext,
  {
    seed,
    open,
    counts,
  }: { readonly seed: number; readonly open: readonly number[]; readonly counts: DrawnCounts },
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
    ...open
      .filter((at) => hasNeighbours(own[at] ?? []))
      .flatMap((at) =>
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
  const arranged = await arrangeInputs(task.signature, program?.arrange, inputs)
  const known = new Set(own.map((input) => JSON.stringify(input)))
  return arranged.flatMap((input, at) => {
    const legal = input && legalInput(item, space, input)
    const key = JSON.stringify(legal)
    if (legal === undefined || known.has(key)) return []
    known.add(key)
    return [{ input: legal, near: drawn[at]?.near, isWhole: drawn[at]?.isWhole ?? false }]
  })
}
