import type { Fault } from '../schema.ts'
import { isAtOrBelow, pathOf } from './data-at.ts'
import { keysAt, schemasAt, type JsonSchemaNode } from './schema-path.ts'

/** Of a union's faults, those of the branch that was meant; the union's own where nobody can tell which that is. */
export function withoutNoise(
  faults: readonly Fault[],
  data: unknown,
  schema: JsonSchemaNode,
): readonly Fault[] {
  const unions = faults.filter(({ keyword }) => keyword === 'anyOf')
  const told = faults.filter((fault) => {
    if (unions.includes(fault)) return false
    const above = unions.filter(({ path }) => isAtOrBelow(fault.path, path))
    if (above.length === 0) return true
    return (
      above.every(({ path }) => schemasAt(schema, data, pathOf(path, data)).length === 1) &&
      schemasAt(schema, data, pathOf(fault.path, data)).some((node) => isFaultOf(fault, node))
    )
  })
  const isExplained = ({ path }: Fault) => told.some((fault) => isAtOrBelow(fault.path, path))
  const open = unions.filter((union) => !isExplained(union))
  const outermost = open.filter(
    ({ path }) => !open.some((other) => other.path !== path && isAtOrBelow(path, other.path)),
  )
  return faults.filter((fault) => told.includes(fault) || outermost.includes(fault))
}

/** Whether this part of the schema is the one that a fault is about. */
function isFaultOf({ keyword, params }: Fault, node: JsonSchemaNode): boolean {
  const asked = node[keyword]
  switch (keyword) {
    case 'required':
      return Array.isArray(asked) && asked.includes(params['missingProperty'])
    case 'additionalProperties':
      return asked === false && !keysAt([node]).includes(String(params['additionalProperty']))
    case 'enum':
      return JSON.stringify(asked) === JSON.stringify(params['allowedValues'])
    case 'const':
      return asked === params['allowedValue']
    case 'type':
    case 'pattern':
      return JSON.stringify(asked) === JSON.stringify(params[keyword])
    default:
      return asked !== undefined && (params['limit'] === undefined || asked === params['limit'])
  }
}
