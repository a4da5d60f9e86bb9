/** One type of the signature's grammar, parsed. Records keep the author's order of fields. */
export type ValueType =
  | { readonly type: ScalarName }
  | { readonly type: 'array' | 'optional' | 'map'; readonly of: ValueType }
  | { readonly type: 'record'; readonly fields: readonly { readonly name: string; readonly of: ValueType }[] }

export type ScalarName = (typeof scalarNames)[number]

const scalarNames = ['int', 'bigint', 'float', 'string', 'bytes', 'bool'] as const

/** Where a type's text stops making sense. `offset` counts UTF-16 code units from the start of the text. */
export class TypeSyntaxError extends Error {
  override readonly name = 'TypeSyntaxError'
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** Nesting allowed in a type, so that a hostile text cannot exhaust the stack. */
const deepestType = 32

/**
 * Reads a type of the signature's grammar.
 *
 * @param text for example `"{id: int, tags: string[]}[]"`, `"map<int>"`, `"int?"`
 * @returns the type
 * @throws TypeSyntaxError with the offset of the first character that does not fit
 */
export function parseType(text: string): ValueType {
  let at = 0
  const type = parsePostfix(0)
  skipSpace()
  if (at < text.length) throw unexpected('the end of the type, `[]` or `?`')
  return type

  function parsePostfix(depth: number): ValueType {
    if (depth > deepestType) throw new TypeSyntaxError(`Unexpected nesting deeper than ${deepestType}`, at)
    let inner = parseAtom(depth)
    for (;;) {
      skipSpace()
      if (text.startsWith('[]', at)) {
        at += 2
        inner = { type: 'array', of: inner }
      } else if (text[at] === '?') {
        if (inner.type === 'optional') throw unexpected('one `?`, not two')
        at += 1
        inner = { type: 'optional', of: inner }
      } else return inner
    }
  }

  function parseAtom(depth: number): ValueType {
    skipSpace()
    if (text[at] === '{') return parseRecord(depth)
    const start = at
    const word = readName()
    if (word === 'map') {
      expect('<')
      const of = parsePostfix(depth + 1)
      expect('>')
      return { type: 'map', of }
    }
    const scalar = scalarNames.find((name) => name === word)
    if (scalar) return { type: scalar }
    at = start
    throw unexpected(`a type (${scalarNames.join(', ')}, map<T>, {name: T})`)
  }

  function parseRecord(depth: number): ValueType {
    expect('{')
    const fields: { name: string; of: ValueType }[] = []
    for (;;) {
      skipSpace()
      const start = at
      const name = readName()
      if (name === '') throw unexpected('a field name')
      if (fields.some((field) => field.name === name)) {
        at = start
        throw new TypeSyntaxError(`Unexpected second field \`${name}\``, at)
      }
      expect(':')
      fields.push({ name, of: parsePostfix(depth + 1) })
      skipSpace()
      if (text[at] === ',') at += 1
      else break
    }
    expect('}')
    return { type: 'record', fields }
  }

  function readName(): string {
    const match = /^[A-Za-z][A-Za-z0-9_]*/.exec(text.slice(at))
    const name = match?.[0] ?? ''
    at += name.length
    return name
  }

  function expect(mark: string): void {
    skipSpace()
    if (text[at] !== mark) throw unexpected(`\`${mark}\``)
    at += 1
  }

  function skipSpace(): void {
    while (text[at] === ' ' || text[at] === '\n') at += 1
  }

  function unexpected(expected: string): TypeSyntaxError {
    const found = at < text.length ? `\`${text.slice(at, at + 12)}\`` : 'the end'
    return new TypeSyntaxError(`Unexpected ${found}, expected ${expected}`, at)
  }
}

/** Writes a type in the one canonical form; `parseType(printType(t))` equals `t`. */
export function printType(type: ValueType): string {
  switch (type.type) {
    case 'array':
      return `${printType(type.of)}[]`
    case 'optional':
      return `${printType(type.of)}?`
    case 'map':
      return `map<${printType(type.of)}>`
    case 'record':
      return `{${type.fields.map((field) => `${field.name}: ${printType(field.of)}`).join(', ')}}`
    default:
      return type.type
  }
}
