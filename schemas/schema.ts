/** One thing wrong with a piece of data, as the validator saw it. */
export interface Fault {
  /** JSON Pointer (RFC 6901) to the place, empty for the whole. */
  readonly path: string
  /** The JSON Schema keyword that failed, or `version`. */
  readonly keyword: string
  readonly message: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The shape of the generated validators (ajv standalone). */
export interface Validator {
  (data: unknown): boolean
  errors?:
    | readonly {
        instancePath: string
        keyword: string
        message?: string
        params: Readonly<Record<string, unknown>>
      }[]
    | null
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] }

/** A file format: its name, its current version, and the only door through which data of that form comes in. */
export interface Schema<T> {
  readonly name: string
  readonly version: number
  /** Brings older data up to date, then validates; never throws, whatever the data. */
  readonly parse: (data: unknown) => Parsed<T>
}

export type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

interface SchemaOptions {
  readonly name: string
  readonly validate: Validator
  /** Current version. */
  readonly version?: number
  /** Key that holds the version; formats that live inside another one have none. */
  readonly versionKey?: 'version' | 'schema' | undefined
  /** From version n (the key) to n + 1. Each old form keeps a fixture in schemas/migrate. */
  readonly migrations?: Readonly<
    Record<number, (data: Readonly<Record<string, unknown>>) => Record<string, unknown>>
  >
}

/** Builds the door of a format from its generated validator. */
export function defineSchema<T>({
  name,
  validate,
  version = 1,
  versionKey,
  migrations = {},
}: SchemaOptions): Schema<T> {
  return { name, version, parse }

  function parse(data: unknown): Parsed<T> {
    const current = upToDate(data)
    if (!current.ok) return current
    if (validate(current.value)) return { ok: true, value: current.value as T }
    const faults = (validate.errors ?? []).map(({ instancePath, keyword, message = 'is wrong', params }) => ({
      path: instancePath,
      keyword,
      message,
      params,
    }))
    return { ok: false, faults }
  }

  function upToDate(data: unknown): Parsed<unknown> {
    if (versionKey === undefined || typeof data !== 'object' || data === null)
      return { ok: true, value: data }
    let value = data as Readonly<Record<string, unknown>>
    for (;;) {
      const found = value[versionKey]
      if (found === version || typeof found !== 'number' || !Number.isInteger(found))
        return { ok: true, value }
      if (found > version) return refused(found, `was written by a newer Assay; update Assay to read it`)
      const migrate = migrations[found]
      if (!migrate) return refused(found, `is no version of this format; write ${version}`)
      value = { ...migrate(value), [versionKey]: found + 1 }
    }
  }

  function refused(found: number, why: string): Parsed<unknown> {
    const message = `${name} version ${found} ${why} (this one reads up to ${version})`
    return {
      ok: false,
      faults: [{ path: `/${versionKey}`, keyword: 'version', message, params: { found, version } }],
    }
  }
}
