import { parseType, type ValueType } from '#schemas/value'

/**
 * Whether a printed line can be read as a value of a step's type. Lists, records and maps are told by their brackets
 * alone, since the console's form of what is inside depends on more than the type.
 *
 * @param line as the program printed it, without its line feed
 * @param type in the grammar of signatures
 */
export function isPrintedAs(line: string, type: string): boolean {
  return fits(line.trim(), parseType(type))
}

function fits(text: string, type: ValueType): boolean {
  switch (type.type) {
    case 'optional':
      return text === 'null' || text === 'undefined' || fits(text, type.of)
    case 'int':
      return NUMBER.test(text) && Number.isInteger(Number(text))
    case 'float':
      return NUMBER.test(text) || /^(NaN|-?Infinity)$/.test(text)
    case 'bigint':
      return /^-?\d+n?$/.test(text)
    case 'bool':
      return text === 'true' || text === 'false'
    case 'array':
    case 'bytes':
      return /^[^[\]{}]*\[[^]*\]$/.test(text)
    case 'record':
    case 'map':
      return /^[^[\]{}]*\{[^]*\}$/.test(text)
    case 'string':
      return true
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
