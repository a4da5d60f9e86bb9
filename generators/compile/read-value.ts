import { isMap, isPair, isScalar, isSeq, type Node } from 'yaml'
import type { DataSource } from '#schemas/diagnose/index'
import { fromBase64, printType, type Encoded, type ValueType } from '#schemas/value'
import type { Report } from '#schemas/diagnose/report'

/** Stands for a part of a value that could not be read, so that the rest of it can still be checked. */
export const unread: Encoded = { $: 'undefined' }

/**
 * Reads a YAML value as a type of the signature says: a bigint may be a number of any size or a text of digits, bytes
 * are base64, and a mapping is a record or a map.
 *
 * @param node the value's node, aliases followed; undefined where nothing stands
 * @returns the encoded value in its normal form, with {@link unread} for each part of another type (then reported, with
 * its place), and whether all of it could be read
 */
export function readValue(
  node: Node | undefined,
  type: ValueType,
  source: DataSource,
  report: Report,
  where: string,
): { readonly value: Encoded; readonly isWhole: boolean } {
  let isWhole = true
  const value = read(node, type, where)
  return { value, isWhole }

  function mismatch(at: Node | undefined, expected: ValueType, path: string, help?: string): Encoded {
    isWhole = false
    const range = at ? source.rangeOfNode(at) : node ? source.rangeOfNode(node) : source.rangeOf([])
    report.error(
      'cases/type',
      range,
      `Unexpected ${shown(at)} for \`${path}\`, expected ${printType(expected)}`,
      help,
    )
    return unread
  }

  function read(at: Node | undefined, of: ValueType, path: string): Encoded {
    switch (of.type) {
      case 'optional':
        return at === undefined || (isScalar(at) && at.value === null) ? null : read(at, of.of, path)
      case 'array':
        if (!isSeq(at)) return mismatch(at, of, path)
        return at.items.map((item, index) => read(child(item), of.of, `${path}[${index}]`))
      case 'record':
        return readRecord(at, of, path)
      case 'map':
        return readMap(at, of, path)
      default:
        return readScalar(at, of, path)
    }
  }

  function readRecord(
    at: Node | undefined,
    of: Extract<ValueType, { type: 'record' }>,
    path: string,
  ): Encoded {
    if (!isMap(at)) return mismatch(at, of, path)
    const entries = new Map(at.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]))
    for (const [name, pair] of entries) {
      if (!of.fields.some((field) => field.name === name))
        mismatch(isScalar(pair.key) ? pair.key : at, of, `${path}.${name}`, `Known fields: ${printType(of)}`)
    }
    return Object.fromEntries(
      of.fields.map((field) => {
        const pair = entries.get(field.name)
        if (!pair && field.of.type !== 'optional') {
          return [
            field.name,
            mismatch(at, of, `${path}.${field.name}`, `The field \`${field.name}\` is missing`),
          ]
        }
        return [field.name, read(child(pair?.value), field.of, `${path}.${field.name}`)]
      }),
    )
  }

  function readMap(at: Node | undefined, of: Extract<ValueType, { of: ValueType }>, path: string): Encoded {
    if (!isMap(at)) return mismatch(at, of, path)
    const entries = at.items.map((pair): [string, Encoded] => {
      const key = keyText(pair.key)
      return [key, read(child(pair.value), of.of, `${path}[${JSON.stringify(key)}]`)]
    })
    entries.sort(([left], [right]) => (left < right ? -1 : 1))
    return { $: 'map', v: entries }
  }

  function readScalar(at: Node | undefined, of: ValueType, path: string): Encoded {
    if (!isScalar(at)) return mismatch(at, of, path)
    const { value: found } = at
    switch (of.type) {
      case 'int':
        if (typeof found !== 'number' || !Number.isInteger(found)) return mismatch(at, of, path)
        if (!Number.isSafeInteger(found))
          return mismatch(at, of, path, 'Use bigint for whole numbers beyond 9007199254740991')
        return Object.is(found, -0) ? 0 : found
      case 'float':
        return typeof found === 'number' ? readFloat(found) : mismatch(at, of, path)
      case 'bool':
        return typeof found === 'boolean' ? found : mismatch(at, of, path, 'Write true or false')
      case 'string':
        if (typeof found !== 'string') return mismatch(at, of, path, 'Put it in quotes')
        return found.isWellFormed() ? found : mismatch(at, of, path)
      case 'bigint': {
        const digits = typeof found === 'string' ? found : (at.source ?? String(found))
        if (!/^[-+]?[0-9]+$/.test(digits)) return mismatch(at, of, path, 'Write its digits')
        return { $: 'bigint', v: BigInt(digits).toString() }
      }
      default:
        return readBytes(at, found, of, path)
    }
  }

  function readBytes(at: Node, found: unknown, of: ValueType, path: string): Encoded {
    const help = 'Write bytes as base64 in quotes'
    if (typeof found !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(found) || found.length % 4 !== 0)
      return mismatch(at, of, path, help)
    try {
      fromBase64(found)
      return { $: 'bytes', v: found }
    } catch {
      return mismatch(at, of, path, help)
    }
  }

  function child(item: unknown): Node | undefined {
    return item === null || item === undefined || isPair(item) ? undefined : source.follow(item)
  }
}

function readFloat(value: number): Encoded {
  if (Number.isNaN(value)) return { $: 'nan' }
  if (value === Infinity) return { $: 'inf' }
  if (value === -Infinity) return { $: '-inf' }
  return Object.is(value, -0) ? { $: '-0' } : value
}

/** A key as its author wrote it: `1.0` stays `1.0`. */
function keyText(key: unknown): string {
  if (!isScalar(key)) return ''
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
}

function shown(node: Node | undefined): string {
  if (isSeq(node)) return `list of ${node.items.length}`
  if (isMap(node)) return 'mapping'
  if (!isScalar(node) || node.value === null) return 'nothing'
  if (typeof node.value === 'string') return `text ${JSON.stringify(node.value.slice(0, 40))}`
  return `\`${node.source ?? String(node.value)}\``
}
