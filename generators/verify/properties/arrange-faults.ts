import type { ItemOf } from '#schemas/item'
import type { Encoded } from '#schemas/value'

interface Arranged {
  readonly drawn: readonly (readonly Encoded[])[]
  /** The same, as `arrange` in `properties.ts` has made them. */
  readonly arranged: readonly (readonly Encoded[])[]
  /** Inputs of cases. */
  readonly cases: readonly (readonly Encoded[])[]
}

/** Parameters to which `arrange` gives one and the same value whatever is drawn, although cases have others. */
export function arrangeFaults(
  { parameters }: ItemOf<'code'>['signature'],
  { drawn, arranged, cases }: Arranged,
): readonly string[] {
  return parameters.flatMap(({ name }, at) => {
    const differs = (inputs: readonly (readonly Encoded[])[]) =>
      new Set(inputs.map((input) => JSON.stringify(input[at]))).size > 1
    return differs(drawn) && differs(cases) && !differs(arranged)
      ? [
          `properties.ts: arrange turns every drawn \`${name}\` into the same value, although cases have others, so that nothing is asked of those: keep what was drawn as far as it is legal`,
        ]
      : []
  })
}
