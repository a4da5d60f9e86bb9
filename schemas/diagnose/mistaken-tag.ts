import type { Fault } from '../schema.ts'
import { pathOf, recordOf, valueAt } from './data-at.ts'
import type { Diagnostic } from './diagnostic.ts'
import { at } from './fault-words.ts'
import { keysAt, taggedAt, type JsonSchemaNode, type Tagged } from './schema-path.ts'
import type { DataPath, DataSource } from './yaml.ts'

/** A tag that names another branch of its union than the keys beside it. */
export interface MistakenTag {
  /** The mapping that has the tag. */
  readonly place: DataPath
  readonly tag: string
  /** What it should probably say. */
  readonly meant: string
  readonly diagnostic: Diagnostic
  /** Whether a fault only follows from the tag. */
  readonly explains: (fault: Fault) => boolean
}

/**
 * Finds tags that were probably mistaken, such as the `kind` of an item whose keys are those of another kind: with the
 * other tag some keys would be known, and no key would be wrong or missing that is not so already. Where several would do,
 * the one that leaves the least wrong.
 *
 * @param faults what the validator found, which goes by the tag as it stands
 * @returns one for each place
 */
export function mistakenTags(
  source: DataSource,
  faults: readonly Fault[],
  schema: JsonSchemaNode,
): readonly MistakenTag[] {
  const places = new Set(
    faults.flatMap(({ keyword, path }) => (keyword === 'additionalProperties' ? [path] : [])),
  )
  return [...places].flatMap((pointer) => mistakenTag(source, pointer, schema) ?? [])
}

function mistakenTag(source: DataSource, pointer: string, schema: JsonSchemaNode): MistakenTag | undefined {
  const path = pathOf(pointer, source.value)
  const tagged = taggedAt(schema, source.value, path)
  const data = recordOf(valueAt(source.value, path))
  const found = tagged && data?.[tagged.tag]
  if (!tagged || !data || typeof found !== 'string') return undefined
  const written = keyFaults(tagged, found, data)
  if (!written) return undefined
  const better = tagged.names.flatMap((name) => {
    const faults = keyFaults(tagged, name, data)
    return faults &&
      isWithin(faults.unknown, written.unknown) &&
      isWithin(faults.missing, written.missing) &&
      faults.unknown.length < written.unknown.length
      ? [{ name, ...faults }]
      : []
  })
  const faultsOf = ({ unknown, missing }: (typeof better)[number]): number => unknown.length + missing.length
  const [meant, next] = better.toSorted((one, other) => faultsOf(one) - faultsOf(other))
  // Of two that fit equally well, nobody can tell which was meant.
  if (!meant || (next && faultsOf(next) === faultsOf(meant))) return undefined

  const unknown = written.unknown.filter((key) => !meant.unknown.includes(key))
  const missing = written.missing.filter((key) => !meant.missing.includes(key))
  const { tag } = tagged
  const range = source.rangeOf([...path, tag])
  const add = missing.length === 0 ? '' : ` and write ${listed(missing)}`
  return {
    place: path,
    tag,
    meant: meant.name,
    diagnostic: {
      code: 'schema/choice',
      severity: 'error',
      file: source.file,
      range,
      message: `Unexpected \`${found}\`${at([...path, tag])} beside ${listed(unknown)}, expected \`${meant.name}\``,
      help: `Write \`${tag}: ${meant.name}\`; or take ${listed(unknown)} away${add}`,
      // A single key could as well be the one that is wrong.
      ...(unknown.length + missing.length > 1
        ? { fix: { title: `Write \`${meant.name}\``, range, text: meant.name } }
        : {}),
    },
    explains: ({ path: other, keyword, params }) =>
      other === pointer &&
      ((keyword === 'additionalProperties' && unknown.includes(String(params['additionalProperty']))) ||
        (keyword === 'required' && missing.includes(String(params['missingProperty'])))),
  }
}

/** The keys of some data that a branch does not know, and those that it needs and does not find. */
function keyFaults(
  { tag, branches }: Tagged,
  name: string,
  data: Readonly<Record<string, unknown>>,
): { readonly unknown: readonly string[]; readonly missing: readonly string[] } | undefined {
  const branch = branches.find((node) => recordOf(recordOf(node['properties'])?.[tag])?.['const'] === name)
  if (!branch) return undefined
  const known = keysAt([branch])
  const needed = Array.isArray(branch['required']) ? branch['required'].map(String) : []
  return {
    unknown: Object.keys(data).filter((key) => !known.includes(key)),
    missing: needed.filter((key) => !Object.hasOwn(data, key)),
  }
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((key) => all.includes(key))
}

function listed(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ')
}
