import { createPool } from '#adaptive'
import { hashOf } from '#log'
import { diagnoseFaults, fileStart, type DataSource, type JsonSchemaNode } from '#schemas/diagnose/index'
import releaseJson from '#schemas/json/release-public.schema.json'
import { releasePublicSchema, type ItemFacts } from '#schemas/release-public'
import type { ReadRelease } from './protocol.ts'

/** Enough to see whether parameters are possible at all. */
const COARSE = { low: -4, high: 4, points: 3 }

/** Reads the index of a release and checks it as strictly as the engine needs it. Never throws. */
export function readRelease(text: string): ReadRelease {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { type: 'json', why: error instanceof Error ? error.message : String(error) }
  }
  const parsed = releasePublicSchema.parse(value)
  if (!parsed.ok) {
    const [first] = diagnoseFaults(withoutPlaces(value), parsed.faults, releaseJson as JsonSchemaNode)
    return { type: 'schema', what: first?.message ?? '' }
  }
  const { value: index } = parsed
  return unusable(index.items) ?? { type: 'read', index, hash: hashOf(index) }
}

function unusable(items: readonly ItemFacts[]): ReadRelease | undefined {
  const ids = new Set<string>()
  for (const { id, parameters } of items) {
    if (ids.has(id)) return { type: 'twice', id }
    ids.add(id)
    try {
      createPool([parameters], COARSE)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return { type: 'parameters', id, why: error.message.replace(/^item 0: /, '') }
    }
  }
  return undefined
}

/** Faults of a file that a program wrote need no lines. */
function withoutPlaces(value: unknown): DataSource {
  const nowhere = () => undefined
  const start = () => fileStart
  return {
    file: 'index.json',
    value,
    diagnostics: [],
    nodeAt: nowhere,
    follow: nowhere,
    rangeOfNode: start,
    rangeOf: start,
    rangeOfKey: start,
  }
}
