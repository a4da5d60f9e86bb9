import { isScalar, type Node } from 'yaml'
import { recordOf } from './data-at.ts'
import { shortened } from './fault-words.ts'
import { formWords } from './form-words.ts'
import type { JsonSchemaNode } from './schema-path.ts'

/**
 * YAML takes a word in quotes for a text and one without for a number or a yes, and one without brackets for no list,
 * which is easily overlooked.
 *
 * @returns what stands there and what was expected, with the words that set the marks right; undefined where they are not
 * the matter
 */
export function marksMended(
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
