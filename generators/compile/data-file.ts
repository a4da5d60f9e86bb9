import { readFileSync } from 'node:fs'
import {
  readData,
  readDraft,
  type DataFile,
  type DataFileOptions,
  type DraftFile,
} from '#schemas/diagnose/data-file'
import type { Diagnostic, JsonSchemaNode } from '#schemas/diagnose/index'

type Options<T> = Omit<DataFileOptions<T>, 'jsonSchema'>

/** As `readData`, with the generated JSON Schema of the format. */
export function readDataFile<T>(options: Options<T>, diagnostics: Diagnostic[]): DataFile<T> | undefined {
  return readData({ ...options, jsonSchema: () => jsonSchema(options.schema.name) }, diagnostics)
}

/** As `readDraft`, with the generated JSON Schema of the format. */
export function readDraftFile<T>(options: Options<T>, diagnostics: Diagnostic[]): DraftFile<T> | undefined {
  return readDraft({ ...options, jsonSchema: () => jsonSchema(options.schema.name) }, diagnostics)
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
