import type { JsonSchemaNode } from '#schemas/diagnose/index'

/** How a place of a blueprint is edited. */
export type FormNode =
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | {
      readonly type: 'number'
      readonly isWhole: boolean
      /** bounds of the value; a slider is there where both are */
      readonly min?: number
      readonly max?: number
    }
  | { readonly type: 'text' }
  /** one entry in each line */
  | { readonly type: 'lines'; readonly of: 'text' | 'number' }
  | { readonly type: 'list'; readonly entry: JsonSchemaNode; readonly least: number }
  | {
      readonly type: 'group'
      readonly required: readonly string[]
      readonly optional: readonly string[]
      readonly properties: Readonly<Record<string, JsonSchemaNode>>
      /** which of several forms it has, and those it may have */
      readonly form?: { readonly key: string; readonly forms: readonly JsonSchemaNode[] }
    }
  /** only the text can hold it */
  | { readonly type: 'text-only' }
  /** nothing to choose */
  | { readonly type: 'fixed' }

/**
 * How a place is edited that a part of a JSON Schema speaks of.
 *
 * @param root the whole schema, which references point into
 * @param value what stands there, which decides between several forms
 */
export function formNodeOf(root: JsonSchemaNode, schema: JsonSchemaNode, value: unknown): FormNode {
  const node = followed(root, schema)
  const forms = formsOf(root, node)
  if (forms !== undefined) {
    const key = tagOf(node)
    const own = forms.find((form) => isOfForm(form, value, key)) ?? forms[0]
    if (own === undefined || !isGroup(own)) return { type: 'text-only' }
    return { ...groupOf(own), form: { key: key ?? '', forms } }
  }
  if ('const' in node) return { type: 'fixed' }
  if (Array.isArray(node['enum'])) return { type: 'choice', options: node['enum'].map(String) }
  switch (node['type']) {
    case 'string':
      return { type: 'text' }
    case 'integer':
    case 'number':
      return numberOf(node)
    case 'array':
      return arrayOf(root, node)
    case 'object':
      return isGroup(node) ? groupOf(node) : { type: 'text-only' }
    default:
      return { type: 'text-only' }
  }
}

/** The name of a form among several: what its tag says, or the key that only it has. */
export function formName(form: JsonSchemaNode, key: string): string {
  const { properties, required } = form as { properties: Record<string, JsonSchemaNode>; required: string[] }
  return key === '' ? (required[0] ?? '') : String(properties[key]?.['const'])
}

/** The least that a part of a schema allows, with values that make sense: what a new entry begins with. */
export function beginningOf(root: JsonSchemaNode, schema: JsonSchemaNode): unknown {
  const node = followed(root, schema)
  const [form] = formsOf(root, node) ?? []
  if (form !== undefined) return beginningOf(root, form)
  if ('const' in node) return node['const']
  if (Array.isArray(node['enum'])) return node['enum'][0]
  switch (node['type']) {
    case 'string':
      return 'new'
    case 'integer':
      return Math.max(1, Number(node['minimum'] ?? 1))
    case 'number':
      return beginningNumber(numberOf(node))
    case 'array':
      return Array.from({ length: Math.max(Number(node['minItems'] ?? 0), 1) }, () =>
        beginningOf(root, node['items'] as JsonSchemaNode),
      )
    default: {
      const { required = [], properties = {} } = node as {
        required?: readonly string[]
        properties?: Readonly<Record<string, JsonSchemaNode>>
      }
      return Object.fromEntries(required.map((key) => [key, beginningOf(root, properties[key] ?? {})]))
    }
  }
}

/**
 * The same data with its keys in the order of the schema, in which authors write them.
 *
 * @param root the whole schema, which references point into
 */
export function inSchemaOrder(root: JsonSchemaNode, schema: JsonSchemaNode, value: unknown): unknown {
  const node = followed(root, schema)
  if (Array.isArray(value)) {
    const entry = node['items'] as JsonSchemaNode | undefined
    return entry === undefined ? value : value.map((one) => inSchemaOrder(root, entry, one))
  }
  if (typeof value !== 'object' || value === null) return value
  const form = formNodeOf(root, schema, value)
  if (form.type !== 'group') return value
  const data = value as Readonly<Record<string, unknown>>
  const known = Object.keys(form.properties).filter((key) => key in data)
  const others = Object.keys(data).filter((key) => !known.includes(key))
  return Object.fromEntries(
    [...known, ...others].map((key) => [key, inSchemaOrder(root, form.properties[key] ?? {}, data[key])]),
  )
}

function beginningNumber({ min, max }: { readonly min?: number; readonly max?: number }): number {
  if (min !== undefined && max !== undefined) return Number(((min + max) / 2).toFixed(2))
  return min === undefined ? 0 : Math.max(1, min)
}

function followed(root: JsonSchemaNode, schema: JsonSchemaNode): JsonSchemaNode {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return schema
  const name = reference.split('/').at(-1) ?? ''
  return followed(root, (root['$defs'] as Record<string, JsonSchemaNode>)[name] ?? {})
}

function formsOf(root: JsonSchemaNode, node: JsonSchemaNode): readonly JsonSchemaNode[] | undefined {
  const branches = node['oneOf'] ?? node['anyOf']
  return Array.isArray(branches)
    ? (branches as readonly JsonSchemaNode[]).map((branch) => followed(root, branch))
    : undefined
}

function tagOf(node: JsonSchemaNode): string | undefined {
  const discriminator = node['discriminator'] as { readonly propertyName?: string } | undefined
  return discriminator?.propertyName
}

function isOfForm(form: JsonSchemaNode, value: unknown, key: string | undefined): boolean {
  if (typeof value !== 'object' || value === null || !isGroup(form)) return false
  if (key === undefined) return formName(form, '') in value
  return formName(form, key) === String((value as Record<string, unknown>)[key])
}

function isGroup(node: JsonSchemaNode): boolean {
  const properties = node['properties']
  return typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0
}

function groupOf(node: JsonSchemaNode): Extract<FormNode, { type: 'group' }> {
  const { required = [], properties } = node as {
    required?: readonly string[]
    properties: Readonly<Record<string, JsonSchemaNode>>
  }
  const optional = Object.keys(properties).filter((key) => !required.includes(key))
  return { type: 'group', required, optional, properties }
}

function numberOf(node: JsonSchemaNode): Extract<FormNode, { type: 'number' }> {
  const [min, max] = [
    node['minimum'] ?? node['exclusiveMinimum'],
    node['maximum'] ?? node['exclusiveMaximum'],
  ]
  return {
    type: 'number',
    isWhole: node['type'] === 'integer',
    ...(typeof min === 'number' && { min }),
    ...(typeof max === 'number' && { max }),
  }
}

function arrayOf(root: JsonSchemaNode, node: JsonSchemaNode): FormNode {
  const entry = followed(root, node['items'] as JsonSchemaNode)
  if (entry['type'] === 'string') return { type: 'lines', of: 'text' }
  if (entry['type'] === 'number' || entry['type'] === 'integer') return { type: 'lines', of: 'number' }
  return { type: 'list', entry, least: Number(node['minItems'] ?? 0) }
}
