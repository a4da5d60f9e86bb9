import type { Fault, Schema } from '../schema.ts'
import type { Diagnostic } from './diagnostic.ts'
import { draftOf, type Draft } from './draft.ts'
import { mendData } from './mend-data.ts'
import { diagnoseFaults } from './schema-faults.ts'
import type { JsonSchemaNode } from './schema-path.ts'
import { readYaml, type DataPath, type DataSource } from './yaml.ts'

/** A valid YAML file with the places of its parts. */
export interface DataFile<T> {
  readonly value: T
  readonly source: DataSource
}

/** What is read, and what it should be. */
export interface DataFileOptions<T> {
  readonly text: string
  readonly file: string
  readonly schema: Schema<T>
  /** Gives the generated JSON Schema of the format; asked only once something is wrong. */
  readonly jsonSchema: () => JsonSchemaNode
  readonly span?: { readonly start: number; readonly end: number }
  readonly isData?: (path: DataPath) => boolean
  /** A part of the JSON Schema that holds for this very file, where the format allows more than it may say. */
  readonly narrowed?: (json: JsonSchemaNode) => JsonSchemaNode
}

/** A YAML file that may have faults, as far as it can be read. */
export interface DraftFile<T> {
  /** The whole; undefined where a part of it is at fault. */
  readonly value: T | undefined
  /** What is sound of it. */
  readonly draft: Draft<T>
  readonly source: DataSource
}

/**
 * Reads a YAML file and validates it.
 *
 * @returns the data where it is valid; undefined, with every fault in `diagnostics`, where it is not
 */
export function readData<T>(options: DataFileOptions<T>, diagnostics: Diagnostic[]): DataFile<T> | undefined {
  const { value, source } = readFile(options, diagnostics)
  return value === undefined ? undefined : { value, source }
}

/**
 * Reads a YAML file and validates it, for checks that go on with what is sound where a part is not.
 *
 * @returns the data as far as it is valid, with every fault of the rest in `diagnostics`; undefined where nothing is
 */
export function readDraft<T>(
  options: DataFileOptions<T>,
  diagnostics: Diagnostic[],
): DraftFile<T> | undefined {
  const { value, faults, json, source } = readFile(options, diagnostics)
  if (value !== undefined) return { value, draft: value as Draft<T>, source }
  const draft = json && draftOf<T>(source.value, faults, json)
  return draft === undefined ? undefined : { value: undefined, draft, source }
}

interface Read<T> {
  readonly value?: T
  /** What is wrong with the data of the source. */
  readonly faults: readonly Fault[]
  /** The JSON Schema of the data, where it was needed to say what is wrong. */
  readonly json?: JsonSchemaNode
  readonly source: DataSource
}

function readFile<T>(
  { schema, jsonSchema, narrowed = (json) => json, ...options }: DataFileOptions<T>,
  diagnostics: Diagnostic[],
): Read<T> {
  const source = readYaml(options)
  diagnostics.push(...source.diagnostics)
  if (source.diagnostics.length > 0) return { faults: [], source }
  const parsed = schema.parse(source.value)
  if (parsed.ok) return { value: parsed.value, faults: [], source }
  const json = narrowed(jsonSchema())
  const found = diagnoseFaults(source, parsed.faults, json)
  diagnostics.push(...found)
  const mended = mendData(source, parsed.faults, json)
  if (!mended) return { faults: parsed.faults, json, source }
  const again = schema.parse(mended.value)
  const faults = again.ok ? [] : again.faults
  const told = new Set(found.map(identity))
  diagnostics.push(...diagnoseFaults(mended, faults, json).filter((fault) => !told.has(identity(fault))))
  return { faults, json, source: mended }
}

function identity({ code, range, message }: Diagnostic): string {
  return JSON.stringify([code, range, message])
}
