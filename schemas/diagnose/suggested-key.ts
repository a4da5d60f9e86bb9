import type { Fault } from '../schema.ts'
import { pathOf, recordOf, valueAt } from './data-at.ts'
import { keysAt, schemasAt, type JsonSchemaNode } from './schema-path.ts'
import { suggest } from './suggest.ts'

/** @returns the known key that was probably meant, of those that are not there yet */
export function suggestedKey(
  key: string,
  nodes: readonly JsonSchemaNode[],
  value: unknown,
): string | undefined {
  const present = recordOf(value) ?? {}
  return suggest(
    key,
    keysAt(nodes).filter((name) => !Object.hasOwn(present, name)),
  )
}

/** @returns the key that was meant by one that is not known, as `pointer/key` */
export function meantKey(data: unknown, fault: Fault, schema: JsonSchemaNode): string | undefined {
  if (fault.keyword !== 'additionalProperties') return undefined
  const path = pathOf(fault.path, data)
  const nodes = schemasAt(schema, data, path)
  const meant = suggestedKey(String(fault.params['additionalProperty']), nodes, valueAt(data, path))
  return meant === undefined ? undefined : `${fault.path}/${meant}`
}
