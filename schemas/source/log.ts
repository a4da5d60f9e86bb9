/** A session's log as a candidate downloads it. Which events its lines stand for is read by `src/log`. */
import { eventData } from './session.ts'
import { count, list, object, oneOf, schemaVersion, sha256 } from './words.ts'

const integer = { type: 'integer' } as const
const instant = object({ mono: count, wall: count })

/** `[when, type, data]`, and where the machine's clock went otherwise, by how many milliseconds: `src/log/line.ts`. */
const tuple = (...parts: readonly object[]) =>
  ({
    type: 'array',
    prefixItems: parts,
    minItems: parts.length,
    maxItems: parts.length,
    items: false,
  }) as const
const when = { anyOf: [count, instant] }
const data = { type: ['object', 'array'] }
const type = oneOf(...Object.keys(eventData))
const line = {
  tsType: 'readonly [when: number | object, type: string, data: object, drift?: number]',
  anyOf: [tuple(when, type, data), tuple(count, type, data, integer)],
}

/** `head` is the hash of the last event. */
export const log = object({
  version: schemaVersion(2),
  kind: { const: 'assay-log' },
  events: list(line),
  head: sha256,
})
