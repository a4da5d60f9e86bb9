import type { Fault } from '../schema.ts'
import { pathOf, recordOf } from './data-at.ts'
import type { JsonSchemaNode } from './schema-path.ts'
import { withoutNoise } from './without-noise.ts'

/** Data of which any part may be missing. Entries of lists keep their places. */
export type Draft<T> = T extends readonly (infer E)[]
  ? readonly (Draft<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Draft<T[K]> }
    : T

/** Faults of a whole whose parts are sound. */
const ofTheWhole = new Set([
  'required',
  'propertyNames',
  'minItems',
  'maxItems',
  'minProperties',
  'uniqueItems',
])

/**
 * Takes out of some data what a validator found fault with, so that the rest can be looked at.
 *
 * @param value the data that was validated, which stays as it is
 * @param faults all that is wrong with it
 * @param schema the JSON Schema behind the validator
 * @returns what is left, each part of the form that the validator asks for; undefined where nothing is
 */
export function draftOf<T>(
  value: unknown,
  faults: readonly Fault[],
  schema: JsonSchemaNode,
): Draft<T> | undefined {
  const root = { data: structuredClone(value) }
  for (const { path, keyword, params } of withoutNoise(faults, value, schema)) {
    if (keyword === 'version') return undefined
    if (ofTheWhole.has(keyword)) continue
    const below = keyword === 'additionalProperties' ? [String(params['additionalProperty'])] : []
    takeOut(root, ['data', ...pathOf(path, value), ...below])
  }
  return root.data as Draft<T> | undefined
}

function takeOut(root: unknown, path: readonly (string | number)[]): void {
  let above: unknown = root
  for (const key of path.slice(0, -1)) {
    if (typeof above !== 'object' || above === null || !Object.hasOwn(above, key)) return
    above = (above as Record<string | number, unknown>)[key]
  }
  const last = path.at(-1)
  if (last === undefined) return
  if (Array.isArray(above)) above[Number(last)] = undefined
  else if (recordOf(above)) delete (above as Record<string, unknown>)[last]
}
