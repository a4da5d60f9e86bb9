/**
 * A value in canonical, self-describing JSON: what crosses every boundary (case file, sandbox, comparison, log).
 * Plain JSON stands for itself; whatever JSON cannot hold is an object with the key `$` (see {@link Tagged}).
 */
export type Encoded = null | boolean | number | string | readonly Encoded[] | EncodedObject | Tagged

export interface EncodedObject {
  readonly [key: string]: Encoded
}

/** The tagged forms. `instance`, `function`, `symbol`, `cycle` and `deep` stand for values that no type accepts. */
export type Tagged =
  | { readonly $: 'nan' | 'inf' | '-inf' | '-0' | 'undefined' }
  | { readonly $: 'function' | 'symbol' | 'cycle' | 'deep' }
  | { readonly $: 'bigint' | 'bytes' | 'utf16'; readonly v: string }
  | { readonly $: 'map' | 'object'; readonly v: readonly (readonly [Encoded, Encoded])[] }
  | { readonly $: 'set'; readonly v: readonly Encoded[] }
  | { readonly $: 'date'; readonly v: number | null }
  | { readonly $: 'instance'; readonly name: string }

/** Deepest nesting that an encoded value may have; anything below it is `{"$":"deep"}`. */
export const deepestValue = 200

/** Tells a tagged form from a plain object. */
export function isTagged(value: Encoded): value is Tagged {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, '$')
}

/** Tells a plain object from every other encoded value. */
export function isPlainObject(value: Encoded): value is EncodedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '$')
}
