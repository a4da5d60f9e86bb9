import type { ItemOf } from '#schemas/item'
import { conform, parseType, type Encoded } from '#schemas/value'
import type { PropertyProgram } from './property-program.ts'

/**
 * Inputs as `arrange` of `properties.ts` makes them, in their order; as they are where there is none. Near a case, a list may
 * have come to a place of other lists: what is not of the parameters' types is undefined, since no `arrange` expects it.
 *
 * @throws PropertyError
 */
export async function arrangeInputs(
  { parameters }: ItemOf<'code'>['signature'],
  arrange: PropertyProgram['arrange'] | undefined,
  inputs: readonly Encoded[][],
): Promise<readonly (readonly Encoded[] | undefined)[]> {
  if (!arrange || inputs.length === 0) return inputs
  const types = parameters.map(({ type }) => parseType(type))
  const typed = inputs.flatMap((input, place) =>
    types.every((type, at) => conform(input[at] ?? null, type).ok) ? [{ input, place }] : [],
  )
  const arranged = await arrange(typed.map(({ input }) => input))
  const places = new Map(typed.map(({ place }, at) => [place, arranged[at]]))
  return inputs.map((_, place) => places.get(place))
}
