import { readFileSync } from 'node:fs'
import {
  diagnoseFaults,
  readYaml,
  type DataPath,
  type DataSource,
  type Diagnostic,
  type JsonSchemaNode,
} from '#schemas/diagnose/index'
import type { Schema } from '#schemas/schema'

/** A valid YAML file with the places of its parts. */
export interface DataFile<T> {
  readonly value: T
  readonly source: DataSource
}

interface DataFileOptions<T> {
  readonly text: string
  readonly file: string
  readonly schema: Schema<T>
  readonly span?: { readonly start: number; readonly end: number }
  readonly isData?: (path: DataPath) => boolean
  /** A part of the JSON Schema that holds for this very file, where the format allows more than it may say. */
  readonly narrowed?: (json: JsonSchemaNode) => JsonSchemaNode
}

/**
 * Reads a YAML file and validates it.
 *
 * @returns the data where it is valid; undefined, with every fault in `diagnostics`, where it is not
 */
export function readDataFile<T>(
  { schema, narrowed = (json) => json, ...options }: DataFileOptions<T>,
  diagnostics: Diagnostic[],
): DataFile<T> | undefined {
  const source = readYaml(options)
  diagnostics.push(...source.diagnostics)
  if (source.diagnostics.length > 0) return undefined
  const parsed = schema.parse(source.value)
  if (parsed.ok) return { value: parsed.value, source }
  diagnostics.push(...diagnoseFaults(source, parsed.faults, narrowed(jsonSchema(schema.name))))
  return undefined
}

const loaded = new Map<string, JsonSchemaNode>()

/** The generated JSON Schema of a format; read only once something is wrong. */
export function jsonSchema(name: string): JsonSchemaNode {
  const known = loaded.get(name)
  if (known) return known
  const url = new URL(`../../schemas/json/${name}.schema.json`, import.meta.url)
  const schema = JSON.parse(readFileSync(url, 'utf8')) as JsonSchemaNode
  loaded.set(name, schema)
  return schema
}
