/** The building blocks that the schemas share: plain JSON Schema 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

const definitions = new Map<string, JsonSchema>()

/** Gives a schema a name, so that it is generated once and referred to wherever it is used. */
export function define(name: string, schema: JsonSchema) {
  definitions.set(name, schema)
  return { $ref: `#/$defs/${name}` } as const
}

/** The schema with every definition that it refers to, also through others. */
export function withDefinitions(schema: JsonSchema): JsonSchema {
  const used: Record<string, JsonSchema> = {}
  const collect = (part: JsonSchema) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/\$defs\/([A-Za-z]+)"/g)) {
      const definition = definitions.get(name)
      if (!definition || name in used) continue
      used[name] = definition
      collect(definition)
    }
  }
  collect(schema)
  return Object.keys(used).length === 0 ? schema : { ...schema, $defs: used }
}

/** An object that has exactly these keys. */
export function object(required: Record<string, JsonSchema>, optional: Record<string, JsonSchema> = {}) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  } as const
}

export const list = (items: JsonSchema, limits: JsonSchema = {}) =>
  ({ type: 'array', items, ...limits }) as const
export const oneOf = (...values: readonly (string | number)[]) => ({ enum: values }) as const
export const mapOf = (values: JsonSchema, limits: JsonSchema = {}) =>
  ({ type: 'object', additionalProperties: values, ...limits }) as const
/** A JSON Schema for people: the description shows up in editors and in error messages. */
export const described = (description: string, schema: JsonSchema) => ({ ...schema, description }) as const

/** A union told apart by one key. ajv wants each branch to state the key itself. */
export const union = (key: string, branches: readonly JsonSchema[]) =>
  ({
    type: 'object',
    required: [key],
    properties: { [key]: { type: 'string' } },
    discriminator: { propertyName: key },
    oneOf: branches,
  }) as const

export const text = { type: 'string', minLength: 1 } as const
export const anyText = { type: 'string' } as const
export const flag = { type: 'boolean' } as const
export const number = { type: 'number' } as const
export const count = { type: 'integer', minimum: 0 } as const
export const positive = { type: 'number', exclusiveMinimum: 0 } as const
export const schemaVersion = (version: number) =>
  described('Version of this file format.', { const: version })

export const slug = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 } as const
export const skill = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$' } as const
export const semver = {
  type: 'string',
  pattern: '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$',
} as const
/** A released version, or the working tree's stand-in for it. */
export const releaseVersion = {
  type: 'string',
  pattern: '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-dev)?$',
} as const
export const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
export const uuid = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
} as const
export const valueType = described(
  'A type such as int, string[], {name: string, age: int}[], map<float> or int?',
  {
    type: 'string',
    minLength: 3,
    maxLength: 400,
  },
)
/** Any encoded value (see schemas/value). `tsType` is read by the type generator alone. */
export const encoded = { tsType: 'Encoded' } as const

export const use = described(
  'Practice items are disclosed; graded ones keep their key. An item stays what it is for life.',
  oneOf('practice', 'graded'),
)
export const ai = described(
  'Whether help from an AI is allowed while answering.',
  oneOf('forbidden', 'allowed'),
)
export const level = described('Difficulty as the author judges it, 1 to 5.', {
  type: 'integer',
  minimum: 1,
  maximum: 5,
})
export const minutes = described('Minutes in which 95 % would finish.', { ...positive, maximum: 240 })
export const codeLanguage = oneOf('typescript', 'javascript', 'python')
/** Languages that share one engine, whose values are shown in one form. */
export const scriptLanguage = oneOf('typescript', 'javascript')
export const verdict = oneOf(
  'passed',
  'wrong_answer',
  'time_limit',
  'memory_limit',
  'output_limit',
  'runtime_error',
  'compile_error',
  'stopped',
)
/** Classes of growth that an item may want, the slowest growing first. */
export const wantedGrowth = oneOf('1', 'log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^2 log n', 'n^3')
/** Those that are found; 2^n stands for everything that outgrows n³. */
export const growthClass = oneOf('1', 'log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^2 log n', 'n^3', '2^n')
export const tier = described(
  'basic: the main path. edge: what the statement implies but does not say.',
  oneOf('basic', 'edge'),
)

/** Any bytes in base64. */
export const base64 = {
  type: 'string',
  pattern: '^([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
} as const

/** A public key of Ed25519 (RFC 8032) or X25519 (RFC 7748): its 32 bytes in base64. */
export const publicKey = { type: 'string', pattern: '^[A-Za-z0-9+/]{43}=$' } as const
