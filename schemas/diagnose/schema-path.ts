import { recordOf } from './data-at.ts'
import { suggest } from './suggest.ts'
import type { DataPath } from './yaml.ts'

/** A node of a JSON Schema, as generated in `schemas/json`. */
export type JsonSchemaNode = Readonly<Record<string, unknown>>

/**
 * The part of a JSON Schema that speaks about one place of some data: references followed, the branch of a union
 * chosen by its discriminator or, where it has none, by what its data looks like.
 *
 * @param root the whole schema
 * @param data the whole data
 * @param path the place
 * @returns every part that may apply (several where nobody can tell which branch was meant); none where nothing is allowed
 */
export function schemasAt(root: JsonSchemaNode, data: unknown, path: DataPath): readonly JsonSchemaNode[] {
  let nodes = branches(root, root, data)
  let value = data
  for (const key of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
    const next = value
    nodes = nodes.flatMap((node) => {
      const child = childOf(node, key)
      return child ? branches(root, child, next) : []
    })
  }
  return nodes
}

/** A union whose branches are told apart by a key. */
export interface Tagged {
  /** Name of the key. */
  readonly tag: string
  /** What it may say, one name for each branch. */
  readonly names: readonly string[]
  readonly branches: readonly JsonSchemaNode[]
}

/** @returns the union with a tag that speaks about a place, all of its branches; undefined where there is none */
export function taggedAt(root: JsonSchemaNode, data: unknown, path: DataPath): Tagged | undefined {
  const key = path.at(-1)
  const above = key === undefined ? [] : schemasAt(root, data, path.slice(0, -1))
  const nodes = key === undefined ? [root] : above.map((node) => childOf(node, key))
  for (const node of nodes) {
    const schema = node ? resolve(root, node) : {}
    const tag = recordOf(schema['discriminator'])?.['propertyName']
    if (typeof tag !== 'string') continue
    const branches = (listOf(schema['oneOf']) ?? []).map((part) => resolve(root, recordOf(part) ?? {}))
    const names = branches.flatMap((branch) => {
      const name = recordOf(recordOf(branch['properties'])?.[tag])?.['const']
      return typeof name === 'string' ? [name] : []
    })
    return { tag, names, branches }
  }
  return undefined
}

/** The names that a place may have as keys, from all parts that may apply. */
export function keysAt(nodes: readonly JsonSchemaNode[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => Object.keys(recordOf(node['properties']) ?? {})))]
}

/** What parts of a schema expect, in words. */
export function expectedByAny(root: JsonSchemaNode, nodes: readonly JsonSchemaNode[]): string {
  const tags = nodes.map((node) => node['const'])
  if (nodes.length > 1 && tags.every((tag) => typeof tag === 'string')) return `one of ${tags.join(', ')}`
  return [...new Set(nodes.map((node) => expectedBy(root, node)))].join(', or ')
}

function expectedBy(root: JsonSchemaNode, node: JsonSchemaNode): string {
  const schema = resolve(root, node)
  const values = listOf(schema['enum'])
  if (values) return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`
  if (schema['const'] !== undefined) return JSON.stringify(schema['const'])
  const parts = listOf(schema['anyOf']) ?? listOf(schema['oneOf'])
  if (parts) {
    return expectedByAny(
      root,
      parts.map((part) => resolve(root, recordOf(part) ?? {})),
    )
  }
  const keys = Object.keys(recordOf(schema['properties']) ?? {})
  if (keys.length > 0) return `keys ${keys.map((key) => `\`${key}\``).join(', ')}`
  return typeWords[String(schema['type'])] ?? 'another value'
}

export const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  null: 'nothing',
}

/** A node and, where it is a union, those of its branches that its data may mean. */
function branches(root: JsonSchemaNode, node: JsonSchemaNode, data: unknown): readonly JsonSchemaNode[] {
  const schema = resolve(root, node)
  const parts = listOf(schema['oneOf']) ?? listOf(schema['anyOf'])
  if (!parts) return [schema]
  const tag = recordOf(schema['discriminator'])?.['propertyName']
  const all = parts.map((part) => resolve(root, recordOf(part) ?? {}))
  if (typeof tag !== 'string') {
    const meant = meantBranch(all, data)
    return (meant ? [meant] : all).flatMap((part) => branches(root, part, data))
  }
  const found = recordOf(data)?.[tag]
  const matching = all.filter((part) => recordOf(recordOf(part['properties'])?.[tag])?.['const'] === found)
  return matching.length > 0 ? matching : all
}

/**
 * Which branch of a union without a tag its author meant: the one that takes data of this type or, among several that
 * take keys, the one that knows most of them; a misspelt key counts half.
 */
function meantBranch(all: readonly JsonSchemaNode[], data: unknown): JsonSchemaNode | undefined {
  if (all.length === 1) return all[0]
  const fitting = all.filter((branch) => typesOf(branch).includes(typeOf(data)))
  if (fitting.length < 2) return fitting[0]
  const keys = Object.keys(recordOf(data) ?? {})
  const known = fitting.map((branch) => {
    const names = Object.keys(recordOf(branch['properties']) ?? {})
    return keys.reduce((sum, key) => {
      if (names.includes(key)) return sum + 1
      return suggest(key, names) === undefined ? sum : sum + 0.5
    }, 0)
  })
  const most = Math.max(...known)
  return known.filter((count) => count === most).length === 1 ? fitting[known.indexOf(most)] : undefined
}

function typesOf({ type, enum: values, const: value }: JsonSchemaNode): readonly string[] {
  const types =
    type === undefined ? (listOf(values) ?? [value]).map(typeOf) : (listOf(type) ?? [type]).map(String)
  return types.map((name) => (name === 'integer' ? 'number' : name))
}

function typeOf(data: unknown): string {
  return data === null ? 'null' : Array.isArray(data) ? 'array' : typeof data
}

function childOf(node: JsonSchemaNode, key: string | number): JsonSchemaNode | undefined {
  if (typeof key === 'number') return recordOf(node['items'])
  const properties = recordOf(node['properties'])
  if (properties && Object.hasOwn(properties, key)) return recordOf(properties[key])
  return recordOf(node['additionalProperties'])
}

function resolve(root: JsonSchemaNode, node: JsonSchemaNode): JsonSchemaNode {
  const name = typeof node['$ref'] === 'string' ? node['$ref'].replace('#/$defs/', '') : undefined
  if (name === undefined) return node
  return recordOf(recordOf(root['$defs'])?.[name]) ?? {}
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}
