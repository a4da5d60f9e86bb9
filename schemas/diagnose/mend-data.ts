import type { Fault } from '../schema.ts'
import { pathOf, recordOf, valueAt } from './data-at.ts'
import { mistakenTags } from './mistaken-tag.ts'
import { schemasAt, taggedAt, type JsonSchemaNode } from './schema-path.ts'
import { suggest } from './suggest.ts'
import { suggestedKey } from './suggested-key.ts'
import type { DataPath, DataSource } from './yaml.ts'

/** A key that was misspelt: what is below it was never validated. */
interface Renamed {
  /** JSON Pointer to the mapping that has the key. */
  readonly above: string
  readonly from: string
  readonly to: string
}

/**
 * Reads data as it was probably meant: misspelt keys and tags as the words that are near. So the faults come to light
 * that a validator cannot see behind them.
 *
 * @param faults what the validator found in `source`
 * @returns the data with these words, each place still that in the file; undefined where there is none to mend
 */
export function mendData(
  source: DataSource,
  faults: readonly Fault[],
  schema: JsonSchemaNode,
): DataSource | undefined {
  const value: unknown = structuredClone(source.value)
  const renamed: Renamed[] = []
  let isMended = false
  const tags = mistakenTags(source, faults, schema)
  for (const { place, tag, meant } of tags) setTag(place, tag, meant)
  for (const fault of faults) {
    const { path: above, keyword, params } = fault
    const path = pathOf(above, source.value)
    const data = dataAt(path)
    if (!data || tags.some((tag) => tag.explains(fault))) continue
    if (keyword === 'discriminator') {
      const tagged = taggedAt(schema, source.value, path)
      const word = tagged && data[tagged.tag]
      const meant = typeof word === 'string' ? suggest(word, tagged?.names ?? []) : undefined
      if (tagged && meant !== undefined) setTag(path, tagged.tag, meant)
    }
    if (keyword === 'additionalProperties') {
      const from = String(params['additionalProperty'])
      const to = suggestedKey(from, schemasAt(schema, source.value, path), data)
      if (to === undefined || !Object.hasOwn(data, from)) continue
      data[to] = data[from]
      delete data[from]
      renamed.push({ above, from, to })
      isMended = true
    }
  }
  if (!isMended) return undefined
  return {
    ...source,
    value,
    nodeAt: (path) => source.nodeAt(asWritten(path)),
    rangeOf: (path) => source.rangeOf(asWritten(path)),
    rangeOfKey: (path) => source.rangeOfKey(asWritten(path)),
  }

  function dataAt(path: DataPath): Record<string, unknown> | undefined {
    return recordOf(valueAt(value, path)) as Record<string, unknown> | undefined
  }

  function setTag(path: DataPath, tag: string, meant: string): void {
    const data = dataAt(path)
    if (!data) return
    data[tag] = meant
    isMended = true
  }

  function asWritten(path: DataPath): DataPath {
    return path.map((key, index) => {
      const pointer = path
        .slice(0, index)
        .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      const found = renamed.find(({ above, to }) => to === key && above === pointer.join(''))
      return found?.from ?? key
    })
  }
}
