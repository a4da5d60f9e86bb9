import { parseType, pythonWords, TypeSyntaxError, type ValueType } from '#schemas/value'
import type { ItemSource } from '../kind.ts'
import { reservedWords } from './reserved-words.ts'

/** A signature's types, parsed. */
export interface Types {
  readonly parameters: readonly { readonly name: string; readonly type: ValueType }[]
  readonly returns: ValueType
}

/** @returns the types of an item's signature; undefined, with a diagnostic for each, where a type or a name is wrong */
export function readTypes({
  frontmatter: { value, source },
  report,
}: Pick<ItemSource<'code' | 'debug' | 'tests'>, 'frontmatter' | 'report'>): Types | undefined {
  const { parameters, returns } = value.signature
  const parse = (text: string, path: readonly (string | number)[]): ValueType | undefined => {
    try {
      return parseType(text)
    } catch (error) {
      if (!(error instanceof TypeSyntaxError)) throw error
      report.error(
        'type/syntax',
        source.rangeOf(path),
        `In the type: ${error.message}`,
        'Types: int, bigint, float, string, bytes, bool, T[], T?, {name: T}, map<T>',
      )
      return undefined
    }
  }
  const names = new Set<string>()
  const parsed = parameters.map(({ name, type }, index) => {
    const path = ['signature', 'parameters', index]
    if (names.has(name)) {
      report.error(
        'code/same-parameter',
        source.rangeOf([...path, 'name']),
        `Unexpected second parameter \`${name}\``,
      )
    }
    names.add(name)
    if (reservedWords.has(name)) {
      report.error(
        'code/reserved',
        source.rangeOf([...path, 'name']),
        `Unexpected name \`${name}\`, a word of JavaScript`,
      )
    }
    return { name, type: parse(type, [...path, 'type']) }
  })
  if (reservedWords.has(value.signature.name)) {
    report.error(
      'code/reserved',
      source.rangeOf(['signature', 'name']),
      `Unexpected name \`${value.signature.name}\`, a word of JavaScript`,
    )
  }
  if (value.kind === 'code' && value.languages.includes('python') && pythonWords.has(value.signature.name)) {
    report.error(
      'code/reserved',
      source.rangeOf(['signature', 'name']),
      `Unexpected name \`${value.signature.name}\`, a word of Python`,
    )
  }
  const result = parse(returns.type, ['signature', 'returns', 'type'])
  const complete = parsed.flatMap(({ name, type }) => (type ? [{ name, type }] : []))
  return result && complete.length === parsed.length && names.size === parsed.length
    ? { parameters: complete, returns: result }
    : undefined
}
