import { showValue, type Encoded } from '#schemas/value'

/** An input as an author reads it: `readings = [1, 2], spread = 0`. */
export function inputWords(
  { parameters }: { readonly parameters: readonly { readonly name: string }[] },
  input: readonly Encoded[],
): string {
  return parameters.map(({ name }, at) => `${name} = ${showValue(input[at] ?? null)}`).join(', ')
}
