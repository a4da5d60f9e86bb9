import type { Fault } from '../schema.ts'
import { pathOf, recordOf, valueAt } from './data-at.ts'
import type { Diagnostic, Range } from './diagnostic.ts'
import { at, inside, limits, shown, shownAsWritten, textMessage } from './fault-words.ts'
import { marksMended } from './marks-mended.ts'
import { mistakenTags } from './mistaken-tag.ts'
import { expectedByAny, keysAt, schemasAt, typeWords, type JsonSchemaNode } from './schema-path.ts'
import { suggest } from './suggest.ts'
import { meantKey, suggestedKey } from './suggested-key.ts'
import { withoutNoise } from './without-noise.ts'
import type { DataPath, DataSource } from './yaml.ts'

/**
 * Says a validator's faults in words, each at its place in the file. Faults that only follow from others (the
 * branches of a union that was not meant, the keys beside a mistaken tag) are left out.
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
  const tags = mistakenTags(source, faults, schema)
  const diagnostics: Diagnostic[] = tags.map(({ diagnostic }) => diagnostic)
  const others = faults.filter((fault) => !tags.some((tag) => tag.explains(fault)))
  const meant = new Set(others.map((fault) => meantKey(source.value, fault, schema)))
  for (const fault of withoutNoise(others, source.value, schema)) {
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

/** Keys that a message names at most. */
const mostKeysNamed = 6

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
      // a union may have many keys, of which its branches share the one that tells them apart
      const shared = keys.filter((key) => nodes.every((node) => keysAt([node]).includes(key)))
      const isFew = (list: readonly string[]) => list.length > 0 && list.length <= mostKeysNamed
      const words = isFew(keys)
        ? expectedByAny(schema, nodes)
        : isFew(shared)
          ? `keys ${shared.map((key) => `\`${key}\``).join(', ')} and others`
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
