import { withDefinitions, type JsonSchema } from './source/words.ts'

/** A snippet as VS Code reads it. */
interface Snippet {
  readonly prefix: string
  readonly scope: string
  readonly description: string
  readonly body: readonly string[]
}

/** Language of `item.mdx` in VS Code, with the MDX extension. */
const scope = 'mdx'

/**
 * Completion of an item's frontmatter for VS Code, whose YAML extension reads no frontmatter: a snippet for each kind with
 * all its required keys, and one for each key. Values that are of a closed list become a choice.
 *
 * @param item the schema of the frontmatter, with one form for each kind
 */
export function frontmatterSnippets(item: JsonSchema): Readonly<Record<string, Snippet>> {
  const { oneOf = [], $defs = {} } = withDefinitions(item) as {
    readonly oneOf?: readonly ObjectSchema[]
    readonly $defs?: Readonly<Record<string, JsonSchema>>
  }
  const snippets: Record<string, Snippet> = {}
  for (const form of oneOf) {
    const kind = String((form.properties['kind'] as { readonly const?: unknown }).const)
    const place = counter()
    snippets[`item of kind ${kind}`] = {
      prefix: `item-${kind}`,
      scope,
      description: `Frontmatter of an item of the kind ${kind}, with all that it needs`,
      body: [
        '---',
        ...form.required.flatMap((key) => linesOf(key, form.properties[key] ?? {}, $defs, place)),
        '---',
        '$0',
      ],
    }
    for (const [key, schema] of Object.entries(form.properties))
      snippets[key] ??= {
        prefix: key,
        scope,
        description: String(
          (schema as { readonly description?: unknown }).description ?? `Frontmatter: ${key}`,
        ),
        body: linesOf(key, schema, $defs, counter()),
      }
  }
  return snippets
}

interface ObjectSchema {
  readonly required: readonly string[]
  readonly properties: Readonly<Record<string, JsonSchema>>
}

type Definitions = Readonly<Record<string, JsonSchema>>

function linesOf(
  key: string,
  schema: JsonSchema,
  definitions: Definitions,
  place: () => number,
): readonly string[] {
  const known = resolved(schema, definitions)
  const inner = known as Partial<ObjectSchema>
  if (inner.properties && inner.required && inner.required.length > 0)
    return [
      `${key}:`,
      ...inner.required.flatMap((name) =>
        linesOf(name, inner.properties?.[name] ?? {}, definitions, place).map((line) => `  ${line}`),
      ),
    ]
  return [`${key}: ${valueOf(key, known, definitions, place)}`]
}

function valueOf(key: string, schema: JsonSchema, definitions: Definitions, place: () => number): string {
  const {
    const: only,
    enum: choices,
    type,
    items,
    minimum,
  } = resolved(schema, definitions) as {
    readonly const?: unknown
    readonly enum?: readonly unknown[]
    readonly type?: string
    readonly items?: JsonSchema
    readonly minimum?: number
  }
  if (only !== undefined) return String(only)
  if (choices) return `\${${place()}|${choices.map(String).join(',')}|}`
  if (type === 'array') return `[${items ? valueOf(key, items, definitions, place) : ''}]`
  if (type === 'integer' || type === 'number') return `\${${place()}:${minimum ?? 1}}`
  if (type === 'boolean') return `\${${place()}|true,false|}`
  if (type === 'object') return `{ \${${place()}} }`
  return `\${${place()}:${key}}`
}

function resolved(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const reference = (schema as { readonly $ref?: unknown }).$ref
  const name = typeof reference === 'string' ? reference.replace('#/$defs/', '') : undefined
  return name === undefined ? schema : (definitions[name] ?? schema)
}

function counter(): () => number {
  let last = 0
  return () => (last += 1)
}
