import { isScalar, type Node } from 'yaml'
import type { Fault } from '../schema.ts'
import type { Diagnostic, Range } from './diagnostic.ts'
import { expectedByAny, keysAt, schemasAt, typeWords, type JsonSchemaNode } from './schema-path.ts'
import { suggest } from './suggest.ts'
import type { DataPath, DataSource } from './yaml.ts'

/**
 * Says a validator's faults in words, each at its place in the file. Faults that only follow from others (the
 * branches of a union that was not meant) are left out.
 *
 * @param source the data, as read from the file
 * @param faults what the validator found
 * @param schema the JSON Schema behind the validator, from `schemas/json`
 * @returns one diagnostic per mistake
 */
export function diagnoseFaults(
  source: DataSource,
  faults: readonly Fault[],
  schema: JsonSchemaNode,
): readonly Diagnostic[] {
  const seen = new Set<string>()
  const diagnostics: Diagnostic[] = []
  const meant = new Set(faults.map((fault) => meantKey(source, fault, schema)))
  for (const fault of withoutNoise(faults, source.value, schema)) {
    // A misspelt key is one mistake, not also a missing one.
    if (fault.keyword === 'required' && meant.has(`${fault.path}/${String(fault.params['missingProperty'])}`))
      continue
    const diagnostic = diagnoseFault(source, fault, schema)
    if (!diagnostic) continue
    const key = JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message])
    if (!seen.has(key)) diagnostics.push(diagnostic)
    seen.add(key)
  }
  return diagnostics
}

/** Of a union's faults, those of the branch that was meant; the union's own where nobody can tell which that is. */
function withoutNoise(faults: readonly Fault[], data: unknown, schema: JsonSchemaNode): readonly Fault[] {
  const unions = faults.filter(({ keyword }) => keyword === 'anyOf')
  const told = faults.filter((fault) => {
    if (unions.includes(fault)) return false
    const above = unions.filter(({ path }) => isAtOrBelow(fault.path, path))
    if (above.length === 0) return true
    return (
      above.every(({ path }) => schemasAt(schema, data, pathOf(path, data)).length === 1) &&
      schemasAt(schema, data, pathOf(fault.path, data)).some((node) => isFaultOf(fault, node))
    )
  })
  const isExplained = ({ path }: Fault) => told.some((fault) => isAtOrBelow(fault.path, path))
  const open = unions.filter((union) => !isExplained(union))
  const outermost = open.filter(
    ({ path }) => !open.some((other) => other.path !== path && isAtOrBelow(path, other.path)),
  )
  return faults.filter((fault) => told.includes(fault) || outermost.includes(fault))
}

/** Whether this part of the schema is the one that a fault is about. */
function isFaultOf({ keyword, params }: Fault, node: JsonSchemaNode): boolean {
  const asked = node[keyword]
  switch (keyword) {
    case 'required':
      return Array.isArray(asked) && asked.includes(params['missingProperty'])
    case 'additionalProperties':
      return asked === false && !keysAt([node]).includes(String(params['additionalProperty']))
    case 'enum':
      return JSON.stringify(asked) === JSON.stringify(params['allowedValues'])
    case 'const':
      return asked === params['allowedValue']
    case 'type':
    case 'pattern':
      return JSON.stringify(asked) === JSON.stringify(params[keyword])
    default:
      return asked !== undefined && (params['limit'] === undefined || asked === params['limit'])
  }
}

/** The key that was meant by one that is not known, as `pointer/key`. */
function meantKey(source: DataSource, fault: Fault, schema: JsonSchemaNode): string | undefined {
  if (fault.keyword !== 'additionalProperties') return undefined
  const path = pathOf(fault.path, source.value)
  const nodes = schemasAt(schema, source.value, path)
  const meant = suggestedKey(String(fault.params['additionalProperty']), nodes, valueAt(source.value, path))
  return meant === undefined ? undefined : `${fault.path}/${meant}`
}

function suggestedKey(key: string, nodes: readonly JsonSchemaNode[], value: unknown): string | undefined {
  const present = recordOf(value) ?? {}
  return suggest(
    key,
    keysAt(nodes).filter((name) => !Object.hasOwn(present, name)),
  )
}

function diagnoseFault(
  source: DataSource,
  { path: pointer, keyword, message, params }: Fault,
  schema: JsonSchemaNode,
): Diagnostic | undefined {
  const path = pathOf(pointer, source.value)
  const value = valueAt(source.value, path)
  const nodes = schemasAt(schema, source.value, path)
  const description = nodes.map((node) => node['description']).find((text) => typeof text === 'string')
  const found = shownAsWritten(source, path, value)
  /** `meant` is what was probably meant at this range: then the fix is to write it. */
  const fail = (code: string, range: Range, text: string, help?: string, meant?: string): Diagnostic => {
    const advice = help ?? (typeof description === 'string' ? description : undefined)
    return {
      code: `schema/${code}`,
      severity: 'error',
      file: source.file,
      range,
      message: text,
      ...(advice === undefined ? {} : { help: advice }),
      ...(meant === undefined ? {} : { fix: { title: `Write \`${meant}\``, range, text: meant } }),
    }
  }

  switch (keyword) {
    case 'version':
      return fail(
        'version',
        source.rangeOf(path),
        message,
        'Update Assay, or write the version that it reads',
      )
    case 'additionalProperties': {
      const key = String(params['additionalProperty'])
      const allowed = keysAt(nodes)
      const meant = suggestedKey(key, nodes, value)
      const help =
        meant !== undefined
          ? `Did you mean \`${meant}\`?`
          : key.includes(' ') && valueAt(value, [key]) === null
            ? 'Inside { } a comma ends a text: put the text in quotes'
            : allowed.length === 0
              ? 'Remove it'
              : `Known keys here: ${allowed.join(', ')}`
      const range = source.rangeOfKey([...path, key])
      return fail('unknown-key', range, `Unexpected key \`${key}\`${inside(path)}`, help, meant)
    }
    case 'required': {
      const key = String(params['missingProperty'])
      const missing = schemasAt(schema, source.value, [...path, key])
      const help = missing.map((node) => node['description']).find((text) => typeof text === 'string')
      const expected = missing.length > 0 ? `, expected ${expectedByAny(schema, missing)}` : ''
      return fail(
        'missing-key',
        source.rangeOf(path),
        `Missing key \`${key}\`${inside(path)}${expected}`,
        help,
      )
    }
    case 'discriminator': {
      const tag = String(params['tag'])
      if (params['error'] !== 'mapping') return undefined
      const names = nodes.flatMap((node) => recordOf(recordOf(node['properties'])?.[tag])?.['const'] ?? [])
      return outOf(names, [...path, tag], valueAt(source.value, [...path, tag]))
    }
    case 'enum':
      return outOf(Array.isArray(params['allowedValues']) ? params['allowedValues'] : [], path, value)
    case 'const':
      return outOf([params['allowedValue']], path, value)
    case 'type': {
      const types: readonly unknown[] = Array.isArray(params['type']) ? params['type'] : [params['type']]
      const marks = marksMended(types, value, source.nodeAt(path), nodes)
      const keys = types.includes('object') ? keysAt(nodes) : []
      const words =
        keys.length > 0 && keys.length <= mostKeysNamed
          ? expectedByAny(schema, nodes)
          : types.map((type) => typeWords[String(type)] ?? String(type)).join(' or ')
      const expected = marks?.expected ?? words
      return fail(
        'type',
        source.rangeOf(path),
        `Unexpected ${marks?.found ?? found}${at(path)}, expected ${expected}`,
        marks?.help,
        marks?.text,
      )
    }
    case 'anyOf': {
      const expected = expectedByAny(schema, nodes)
      return fail('form', source.rangeOf(path), `Unexpected ${found}${at(path)}, expected ${expected}`)
    }
    case 'propertyNames': {
      const key = String(params['propertyName'])
      return fail('key', source.rangeOfKey([...path, key]), `Unexpected key \`${key}\`${inside(path)}`)
    }
    case 'pattern':
    case 'minLength':
    case 'maxLength':
      if (typeof value !== 'string') return undefined
      return fail('text', source.rangeOf(path), textMessage(keyword, value, params, path))
    case 'uniqueItems':
      return fail(
        'repeated',
        source.rangeOf([...path, Number(params['i'])]),
        `Unexpected repetition${at(path)}`,
      )
    default: {
      const limit = limits[keyword]?.(Number(params['limit']))
      const expected = limit === undefined ? `: it ${message}` : `, expected ${limit}`
      return fail('value', source.rangeOf(path), `Unexpected ${found}${at(path)}${expected}`)
    }
  }

  function outOf(allowed: readonly unknown[], place: DataPath, wrong: unknown): Diagnostic {
    const names = allowed.map((name) => (typeof name === 'string' ? name : JSON.stringify(name)))
    const expected = names.length === 1 ? names[0] : `one of ${names.join(', ')}`
    const meant = typeof wrong === 'string' ? suggest(wrong, names) : undefined
    const help = meant === undefined ? undefined : `Did you mean \`${meant}\`?`
    return fail(
      'choice',
      source.rangeOf(place),
      `Unexpected ${shown(wrong)}${at(place)}, expected ${expected}`,
      help,
      meant,
    )
  }
}

/**
 * YAML takes a word in quotes for a text and one without for a number or a yes, and one without brackets for no list,
 * which is easily overlooked.
 *
 * @returns what stands there and what was expected, with the words that set the marks right; undefined where they are not
 * the matter
 */
function marksMended(
  types: readonly unknown[],
  value: unknown,
  node: Node | undefined,
  nodes: readonly JsonSchemaNode[],
):
  | { readonly found?: string; readonly expected?: string; readonly help?: string; readonly text?: string }
  | undefined {
  const written = isScalar(node) ? node.source : undefined
  if (written === undefined) return undefined
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    const pattern = nodes.map((candidate) => candidate['pattern']).find((text) => typeof text === 'string')
    if (typeof pattern === 'string' && !new RegExp(pattern).test(written))
      return { expected: formWords(pattern) }
    const text = `"${written}"`
    const found = `${typeof value === 'number' ? 'number' : 'word'} \`${written}\``
    return { found, help: `Put it in quotes: ${text}`, text }
  }
  if (
    types.includes('array') &&
    nodes.some((list) => recordOf(list['items'])?.['type'] === jsonType(value))
  ) {
    const text = `[${written}]`
    return { help: `Write a list: ${text}`, text }
  }
  if (typeof value !== 'string') return undefined
  const found = `text \`${shortened(JSON.stringify(value))}\``
  if (types.includes('number') || types.includes('integer')) {
    const isNumber = value.trim() !== '' && Number.isFinite(Number(value))
    return isNumber ? { found, help: `Take the quotes away: ${value.trim()}`, text: value.trim() } : undefined
  }
  const word = types.includes('boolean') ? yesAndNo[value.toLowerCase()] : undefined
  return word === undefined ? undefined : { help: `Write ${word}, without quotes`, text: word }
}

function jsonType(value: unknown): string {
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** What older YAML, and people, take for true and false. */
const yesAndNo: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  y: 'true',
  true: 'true',
  no: 'false',
  off: 'false',
  n: 'false',
  false: 'false',
}

/** Keys that a message names at most. */
const mostKeysNamed = 6

/** What a limit asks for, in words. */
const limits: Readonly<Record<string, (limit: number) => string>> = {
  minimum: (limit) => `${limit} or more`,
  maximum: (limit) => `${limit} or less`,
  exclusiveMinimum: (limit) => `more than ${limit}`,
  exclusiveMaximum: (limit) => `less than ${limit}`,
  minItems: (limit) => `${limit} entries or more`,
  maxItems: (limit) => `${limit} entries or less`,
  minProperties: (limit) => `${limit} keys or more`,
  maxProperties: (limit) => `${limit} keys or less`,
}

function textMessage(
  keyword: string,
  value: string,
  params: Readonly<Record<string, unknown>>,
  path: DataPath,
): string {
  if (keyword === 'pattern') {
    return `Unexpected ${shown(value)}${at(path)}, expected ${formWords(String(params['pattern']))}`
  }
  const limit = Number(params['limit'])
  if (keyword === 'maxLength')
    return `Unexpected text of ${value.length} characters${at(path)}, expected ${limit} at most`
  return value === ''
    ? `Unexpected empty text${at(path)}, expected some words`
    : `Unexpected text of ${value.length} characters${at(path)}, expected ${limit} at least`
}

/** What the patterns of `schemas/source/words.ts` mean, in words. */
const forms: Readonly<Record<string, string>> = {
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'lower-case words joined by hyphens',
  '^[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$': 'a skill as area.skill',
  '^[a-z0-9-]+(\\.[a-z0-9-]+)?$': 'an area, or a skill as area.skill',
  '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$': 'a version such as 1.0.0',
  '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-dev)?$': 'a version such as 1.0.0 or 0.0.0-dev',
  '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$': 'a UUID in lower case',
  '^[a-z]{2}(-[A-Z]{2})?$': 'a language such as en or de-AT',
  '^[a-z][A-Za-z0-9]*$': 'a name in camelCase',
  '^(length\\([A-Za-z0-9.]+\\)|[A-Za-z][A-Za-z0-9.]*)$': 'a number, a parameter or length(parameter)',
  '^[0-9]+MB$': 'a size such as 64MB',
  '^[0-9]+KB$': 'a size such as 64KB',
  '^(accepted|wrong_answer|time_limit_exceeded|run_time_error)/[a-z0-9-]+\\.(ts|js)$':
    'a path such as wrong_answer/forgets-last.ts',
}

function formWords(pattern: string): string {
  return forms[pattern] ?? `text that matches ${pattern}`
}

/** Numbers as they stand in the file: `1.0` is not `1` to its author. */
function shownAsWritten(source: DataSource, path: DataPath, value: unknown): string {
  const node = typeof value === 'number' ? source.nodeAt(path) : undefined
  return isScalar(node) && node.source !== undefined ? `\`${node.source}\`` : shown(value)
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty text' : `\`${shortened(value)}\``
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list'
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'object' ? 'keys with values' : `\`${String(value)}\``
}

function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

function at(path: DataPath): string {
  return path.length === 0 ? '' : ` at \`${pathText(path)}\``
}

function inside(path: DataPath): string {
  return path.length === 0 ? '' : ` in \`${pathText(path)}\``
}

function pathText(path: DataPath): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  )
}

/** Reads a JSON Pointer (RFC 6901); digits are indices only where the data has a list. */
function pathOf(pointer: string, data: unknown): DataPath {
  let value = data
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const key = Array.isArray(value) ? Number(name) : name
      value = valueAt(value, [key])
      return key
    })
}

function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    data,
  )
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`)
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}
