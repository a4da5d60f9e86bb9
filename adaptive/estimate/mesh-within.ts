import type { AbilityRange } from './estimator.ts'

/**
 * The part of a mesh inside a range, with the range's ends.
 *
 * @param mesh abilities in logits, ascending
 */
export function meshWithin(mesh: Float64Array, { low, high }: AbilityRange): Float64Array {
  return Float64Array.from([low, ...mesh.filter((theta) => theta > low && theta < high), high])
}
