import { isScalar } from 'yaml'
import { formWords } from './form-words.ts'
import type { DataPath, DataSource } from './yaml.ts'

/** What a limit asks for, in words. */
export const limits: Readonly<Record<string, (limit: number) => string>> = {
  minimum: (limit) => `${limit} or more`,
  maximum: (limit) => `${limit} or less`,
  exclusiveMinimum: (limit) => `more than ${limit}`,
  exclusiveMaximum: (limit) => `less than ${limit}`,
  minItems: (limit) => `${limit} entries or more`,
  maxItems: (limit) => `${limit} entries or less`,
  minProperties: (limit) => `${limit} keys or more`,
  maxProperties: (limit) => `${limit} keys or less`,
}

/** @returns what is wrong with a text: its form or its length */
export function textMessage(
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

/** Numbers as they stand in the file: `1.0` is not `1` to its author. */
export function shownAsWritten(source: DataSource, path: DataPath, value: unknown): string {
  const node = typeof value === 'number' ? source.nodeAt(path) : undefined
  return isScalar(node) && node.source !== undefined ? `\`${node.source}\`` : shown(value)
}

/** @returns a value in a few words, a text between backticks */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty text' : `\`${shortened(value)}\``
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list'
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'object' ? 'keys with values' : `\`${String(value)}\``
}

/** @returns a text on one line, cut after 40 characters */
export function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

/** @returns where a value stands, as ` at `…``; nothing for the whole file */
export function at(path: DataPath): string {
  return path.length === 0 ? '' : ` at \`${pathText(path)}\``
}

/** @returns where a key stands, as ` in `…``; nothing for the top level */
export function inside(path: DataPath): string {
  return path.length === 0 ? '' : ` in \`${pathText(path)}\``
}

function pathText(path: DataPath): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  )
}
