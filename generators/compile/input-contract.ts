/**
 * What is legal and how it is said stand side by side, for one constraint after the other, so that neither is forgotten
 * where the other changes: therefore one long file.
 */
import type { Inputs } from '#schemas/inputs'
import type { ItemOf } from '#schemas/item'
import { isTagged, parseType, type Encoded, type ValueType } from '#schemas/value'

/** What `inputs.yaml` says of one value. */
export type Constraint = Inputs['parameters'][string]
/** A comparison that inputs keep. */
export type Relation = NonNullable<Inputs['relations']>[number]
type Signature = ItemOf<'code'>['signature']

/** Where an input breaks its contract. */
export interface ContractFault {
  /** Name of the parameter, or undefined for a relation between several. */
  readonly parameter: string | undefined
  /** Path in words such as `readings[3]`. */
  readonly path: string
  /** What is expected there, in words. */
  readonly expected: string
}

/** The declared inputs of a function: what is legal, and how to say so. */
export interface InputContract {
  /**
   * All faults of one input, whose values are already of the signature's types; of what is `unread` nothing is said.
   * Empty for a legal input.
   */
  readonly check: (input: readonly Encoded[]) => readonly ContractFault[]
  /** The constraints as sentences in Markdown-free text with `backticks` around names. */
  readonly sentences: readonly string[]
}

/**
 * Makes the validator and the sentences of an input contract.
 *
 * @param signature a signature whose types parse
 * @param inputs `inputs.yaml`
 */
export function createInputContract(signature: Signature, inputs: Inputs): InputContract {
  const parameters = signature.parameters.map(({ name, type }) => ({
    name,
    type: parseType(type),
    constraint: (Object.hasOwn(inputs.parameters, name) ? inputs.parameters[name] : undefined) ?? {},
  }))
  const relations = inputs.relations ?? []

  return { check, sentences: sentences() }

  function check(input: readonly Encoded[]): readonly ContractFault[] {
    const faults: ContractFault[] = []
    for (const [index, { name, type, constraint }] of parameters.entries()) {
      checkValue(input[index] ?? null, type, constraint, name, (path, expected) =>
        faults.push({ parameter: name, path, expected }),
      )
    }
    for (const relation of relations) {
      const left = numberOf(relation.left, input)
      const right = numberOf(relation.right, input)
      if (left === undefined || right === undefined || holds(left, relation.op, right)) continue
      faults.push({ parameter: undefined, path: String(relation.left), expected: relationWords(relation) })
    }
    return faults
  }

  function sentences(): readonly string[] {
    return [
      ...parameters.flatMap(({ name, type, constraint }) => describeValue(`\`${name}\``, type, constraint)),
      ...relations.map((relation) => `${relationWords(relation)}.`),
    ].map((sentence) =>
      sentence.startsWith('`') ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1),
    )
  }

  /** The number that one side of a relation stands for; undefined where an optional value is absent. */
  function numberOf(side: number | string, input: readonly Encoded[]): number | undefined {
    if (typeof side === 'number') return side
    const length = /^length\((.*)\)$/.exec(side)?.[1]
    const [name = '', ...fields] = (length ?? side).split('.')
    let value: Encoded | undefined = input[parameters.findIndex((parameter) => parameter.name === name)]
    for (const field of fields) value = fieldOf(value, field)
    if (value === undefined || value === null) return undefined
    return length === undefined ? numeric(value) : sizeOf(value)
  }
}

/** Whether a side of a relation makes sense for a signature; otherwise what was expected. */
export function relationSideFault(side: number | string, signature: Signature): string | undefined {
  if (typeof side === 'number') return undefined
  const length = /^length\((.*)\)$/.exec(side)?.[1]
  const [name = '', ...fields] = (length ?? side).split('.')
  const declared = signature.parameters.find((parameter) => parameter.name === name)
  if (!declared) return `a parameter of the signature instead of \`${name}\``
  let type: ValueType = parseType(declared.type)
  for (const field of fields) {
    if (type.type === 'optional') type = type.of
    const next: ValueType | undefined =
      type.type === 'record' ? type.fields.find((candidate) => candidate.name === field)?.of : undefined
    if (!next) return `a field of \`${name}\` instead of \`${field}\``
    type = next
  }
  if (type.type === 'optional') type = type.of
  const numbers = ['int', 'float', 'bigint']
  const sized = ['array', 'string', 'map', 'bytes']
  if (length === undefined) return numbers.includes(type.type) ? undefined : `a number, or length(${side})`
  return sized.includes(type.type) ? undefined : `something that has a length`
}

/** The keys of a constraint that make sense for a type. */
export function constraintKeys(type: ValueType): readonly string[] {
  switch (type.type) {
    case 'int':
    case 'float':
    case 'bigint':
      return ['min', 'max']
    case 'string':
      return ['length', 'alphabet', 'oneOf']
    case 'bytes':
      return ['length']
    case 'bool':
      return []
    case 'array':
      return ['length', 'items', 'sorted', 'distinct']
    case 'map':
      return ['size', 'keys', 'values']
    case 'optional':
      return ['of']
    case 'record':
      return ['fields']
  }
}

type Fail = (path: string, expected: string) => void

function checkValue(value: Encoded, type: ValueType, constraint: Constraint, path: string, fail: Fail): void {
  switch (type.type) {
    case 'optional':
      if (value !== null) checkValue(value, type.of, constraint.of ?? {}, path, fail)
      return
    case 'int':
    case 'float':
    case 'bigint':
      return checkNumber(value, constraint, path, fail)
    case 'string':
    case 'bytes':
      checkSize(value, constraint.length, path, fail)
      if (typeof value === 'string') checkText(value, constraint, path, fail)
      return
    case 'bool':
      return
    case 'array':
      return checkArray(value, type.of, constraint, path, fail)
    case 'map': {
      if (!isTagged(value) || value.$ !== 'map') return
      checkSize(value, constraint.size, path, fail)
      for (const [key, field] of value.v) {
        const inner = `${path}[${JSON.stringify(key)}]`
        checkValue(
          key,
          { type: 'string' },
          constraint.keys ?? {},
          `key ${JSON.stringify(key)} of ${path}`,
          fail,
        )
        checkValue(field, type.of, constraint.values ?? {}, inner, fail)
      }
      return
    }
    case 'record':
      for (const { name, of } of type.fields) {
        const inner = own(constraint.fields, name) ?? {}
        checkValue(fieldOf(value, name) ?? null, of, inner, `${path}.${name}`, fail)
      }
  }
}

function checkNumber(value: Encoded, { min, max }: Constraint, path: string, fail: Fail): void {
  const number = numeric(value)
  if (number === undefined) return
  // NaN is in no interval: it is legal only where there is none.
  const legal = (min === undefined || number >= min) && (max === undefined || number <= max)
  if (!legal) fail(path, rangeWords(min, max))
}

function checkSize(value: Encoded, range: Constraint['length'], path: string, fail: Fail): void {
  const size = sizeOf(value)
  if (range === undefined || size === undefined) return
  if (size >= (range.min ?? 0) && size <= (range.max ?? Infinity)) return
  fail(`length of ${path}`, rangeWords(range.min, range.max))
}

function checkText(value: string, { alphabet, oneOf }: Constraint, path: string, fail: Fail): void {
  if (oneOf !== undefined && !oneOf.includes(value)) fail(path, `one of ${oneOf.map(quoted).join(', ')}`)
  if (alphabet === undefined) return
  const odd = [...value].find((character) => !inAlphabet(character, alphabet))
  if (odd !== undefined) fail(path, `${alphabetWords(alphabet)} only, not ${quoted(odd)}`)
}

function checkArray(value: Encoded, of: ValueType, constraint: Constraint, path: string, fail: Fail): void {
  if (!Array.isArray(value)) return
  checkSize(value, constraint.length, path, fail)
  for (const [index, item] of value.entries()) {
    checkValue(item, of, constraint.items ?? {}, `${path}[${index}]`, fail)
  }
  if (constraint.sorted !== undefined) {
    const strictly = constraint.sorted === 'strictly ascending'
    for (let i = 1; i < value.length; i += 1) {
      if (isUnread(value[i - 1]) || isUnread(value[i])) continue
      const order = compareValues(value[i - 1] ?? null, value[i] ?? null)
      if (order < 0 || (order === 0 && !strictly)) continue
      fail(`${path}[${i}]`, `${constraint.sorted} order`)
      break
    }
  }
  if (constraint.distinct === true) {
    const seen = new Set<string>()
    for (const [index, item] of value.entries()) {
      if (isUnread(item)) continue
      const text = JSON.stringify(item)
      if (seen.has(text)) {
        fail(`${path}[${index}]`, 'a value that has not been there before')
        break
      }
      seen.add(text)
    }
  }
}

function describeValue(name: string, type: ValueType, constraint: Constraint): readonly string[] {
  switch (type.type) {
    case 'int':
    case 'bigint':
      return [`${name} is a whole number${boundWords(constraint)}.`]
    case 'float':
      return [`${name} is a number${boundWords(constraint)}.`]
    case 'bool':
      return []
    case 'string': {
      if (constraint.oneOf) return [`${name} is one of ${constraint.oneOf.map(quoted).join(', ')}.`]
      const anything = constraint.alphabet === undefined || constraint.alphabet === 'unicode'
      const size = sizeWords(constraint.length, anything ? 'UTF-16 code unit' : 'character')
      const letters = constraint.alphabet === undefined || anything ? '' : alphabetWords(constraint.alphabet)
      if (size === '' && letters === '') return []
      if (size === '') return [`${name} consists of ${letters}.`]
      return [`${name} has ${size}${letters === '' ? '' : `: ${letters} only`}.`]
    }
    case 'bytes': {
      const size = sizeWords(constraint.length, 'byte')
      return size === '' ? [] : [`${name} has ${size}.`]
    }
    case 'array': {
      const size = sizeWords(constraint.length, 'element')
      const order =
        constraint.sorted === undefined
          ? []
          : [`The elements of ${name} stand in ${constraint.sorted} order.`]
      const distinct = constraint.distinct === true ? [`No two elements of ${name} are equal.`] : []
      const items = describeValue(`each element of ${name}`, type.of, constraint.items ?? {})
      return [...(size === '' ? [] : [`${name} has ${size}.`]), ...items, ...order, ...distinct]
    }
    case 'map': {
      const size = sizeWords(constraint.size, 'entry')
      return [
        ...(size === '' ? [] : [`${name} has ${size}.`]),
        ...describeValue(`each key of ${name}`, { type: 'string' }, constraint.keys ?? {}),
        ...describeValue(`each value of ${name}`, type.of, constraint.values ?? {}),
      ]
    }
    case 'optional': {
      const inner = describeValue(name, type.of, constraint.of ?? {})
      return [`${name} may be absent (\`null\`).`, ...inner]
    }
    case 'record':
      return type.fields.flatMap((field) =>
        describeValue(
          /^`[\w.]+`$/.test(name) ? `\`${name.slice(1, -1)}.${field.name}\`` : `\`${field.name}\` of ${name}`,
          field.of,
          own(constraint.fields, field.name) ?? {},
        ),
      )
  }
}

function boundWords({ min, max }: Constraint): string {
  return min === undefined && max === undefined ? '' : ` ${rangeWords(min, max)}`
}

function rangeWords(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) {
    return min === max ? `equal to ${count(min)}` : `from ${count(min)} to ${count(max)}`
  }
  return min === undefined ? `of at most ${count(max ?? 0)}` : `of at least ${count(min)}`
}

function sizeWords(range: Constraint['length'], unit: string): string {
  if (range === undefined) return ''
  const { min, max } = range
  const units = (size: number) => (size === 1 ? unit : unit.replace(/y$/, 'ie').concat('s'))
  if (max === undefined) return min === undefined || min === 0 ? '' : `at least ${count(min)} ${units(min)}`
  if (min === undefined) return `at most ${count(max)} ${units(max)}`
  return min === max ? `exactly ${count(max)} ${units(max)}` : `${count(min)} to ${count(max)} ${units(max)}`
}

function relationWords({ left, op, right }: Relation): string {
  const side = (value: number | string) => {
    if (typeof value === 'number') return count(value)
    const length = /^length\((.*)\)$/.exec(value)?.[1]
    return length === undefined ? `\`${value}\`` : `the length of \`${length}\``
  }
  const words = { '<': 'is less than', '<=': 'is at most', '=': 'equals' } as const
  return `${side(left)} ${words[op]} ${side(right)}`
}

function alphabetWords(alphabet: string): string {
  switch (alphabet) {
    case 'ascii':
      return 'printable ASCII characters'
    case 'lowercase':
      return 'letters a to z'
    case 'digits':
      return 'digits 0 to 9'
    case 'unicode':
      return 'any Unicode characters'
    default:
      return customWords(alphabet)
  }
}

/** Whole ranges by their names, the rest one by one: "letters a to z, digits 0 to 9 and `-`". */
function customWords(alphabet: string): string {
  let rest = alphabet
  const words: string[] = []
  for (const { characters, name } of ranges) {
    if (![...characters].every((character) => rest.includes(character))) continue
    rest = [...rest].filter((character) => !characters.includes(character)).join('')
    words.push(name)
  }
  words.push(...[...rest].map((character) => (character === ' ' ? 'spaces' : `\`${character}\``)))
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}

const ranges = [
  { characters: 'abcdefghijklmnopqrstuvwxyz', name: 'letters a to z' },
  { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', name: 'letters A to Z' },
  { characters: '0123456789', name: 'digits 0 to 9' },
] as const

function inAlphabet(character: string, alphabet: string): boolean {
  switch (alphabet) {
    case 'ascii':
      return character >= ' ' && character <= '~'
    case 'lowercase':
      return character >= 'a' && character <= 'z'
    case 'digits':
      return character >= '0' && character <= '9'
    case 'unicode':
      return true
    default:
      return alphabet.includes(character)
  }
}

/** The characters of an alphabet that is not the whole of Unicode. */
export function alphabetOf(alphabet: string): readonly string[] {
  const between = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at))
  switch (alphabet) {
    case 'ascii':
      return between(32, 126)
    case 'lowercase':
      return between(97, 122)
    case 'digits':
      return between(48, 57)
    default:
      return [...alphabet]
  }
}

function quoted(text: string): string {
  return `\`${JSON.stringify(text)}\``
}

/** Thousands are separated where that helps: 9999, but 86,400. */
function count(value: number): string {
  return Math.abs(value) >= 10_000 ? value.toLocaleString('en') : String(value)
}

/** Whether two numbers are as a relation says. */
export function holds(left: number, op: Relation['op'], right: number): boolean {
  return op === '<' ? left < right : op === '<=' ? left <= right : left === right
}

function numeric(value: Encoded): number | undefined {
  if (typeof value === 'number') return value
  if (!isTagged(value)) return undefined
  switch (value.$) {
    case 'nan':
      return NaN
    case 'inf':
      return Infinity
    case '-inf':
      return -Infinity
    case '-0':
      return 0
    case 'bigint':
      return Number(value.v)
    default:
      return undefined
  }
}

function sizeOf(value: Encoded): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  if (!isTagged(value)) return undefined
  if (value.$ === 'map') return value.v.length
  if (value.$ === 'bytes') return (value.v.length / 4) * 3 - (/=*$/.exec(value.v)?.[0].length ?? 0)
  return value.$ === 'utf16' ? value.v.length / 4 : undefined
}

function isUnread(value: Encoded | undefined): boolean {
  return value !== undefined && isTagged(value) && value.$ === 'undefined'
}

/** Order of numbers and texts; values that have none count as equal. */
function compareValues(left: Encoded, right: Encoded): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  if (isTagged(left) && isTagged(right) && left.$ === 'bigint' && right.$ === 'bigint') {
    const difference = BigInt(left.v) - BigInt(right.v)
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
  const difference = (numeric(left) ?? 0) - (numeric(right) ?? 0)
  return difference
}

function fieldOf(value: Encoded | undefined, name: string): Encoded | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const found = Object.getOwnPropertyDescriptor(value, name)?.value as Encoded | undefined
  return found
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}
