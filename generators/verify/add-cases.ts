import { isMap, isSeq, parseDocument, stringify } from 'yaml'
import type { Cases } from '#schemas/cases'
import { isTagged, type Encoded } from '#schemas/value'

/** A case to be written down. */
export interface NewCase {
  readonly id: string
  /** By name of the parameter. */
  readonly input: Readonly<Record<string, Encoded>>
  readonly expected: Encoded
  /** Whether it belongs to the follow-up. */
  readonly isFollowUp: boolean
}

/**
 * Adds hidden cases at the end of `cases.yaml`, and leaves all else as it stands there. Each gets a name and the group that
 * takes edges, which its author should think over.
 *
 * @param text of a file without faults
 * @returns the new text, and the names of the cases; undefined where the list is not written one case after another
 */
export function addCases(
  text: string,
  cases: readonly NewCase[],
): { readonly text: string; readonly names: readonly string[] } | undefined {
  const document = parseDocument(text, { keepSourceTokens: true })
  const list = document.get('cases')
  const { groups, cases: there } = document.toJS() as Pick<Cases, 'groups' | 'cases'>
  const [first] = isSeq(list) ? list.items : []
  if (!isSeq(list) || list.flow === true || !isMap(first) || !first.range || !list.range) return undefined
  const begin = text.lastIndexOf('\n', first.range[0]) + 1
  const indent = /^ */.exec(text.slice(begin))?.[0] ?? ''
  const taken = new Set(there.map(({ name }) => name))
  const names: string[] = []
  const rows = cases.map(({ id, input, expected, isFollowUp }) => {
    let number = 1
    while (taken.has(`found-${number}`)) number += 1
    const name = `found-${number}`
    taken.add(name)
    names.push(name)
    const own = Object.entries(groups).filter(([, group]) => (group.followUp === true) === isFollowUp)
    const [group = ''] = own.find(([, { tier }]) => tier === 'edge') ?? own[0] ?? []
    return [
      `- id: ${id}`,
      `  name: ${name}`,
      `  group: ${group}`,
      '  visible: false',
      `  input: ${inFlow(Object.fromEntries(Object.entries(input).map(([key, value]) => [key, authored(value)])))}`,
      `  expected: ${inFlow(authored(expected))}`,
    ]
      .map((line) => `${indent}${line}\n`)
      .join('')
  })
  const end = text.slice(0, list.range[1]).trimEnd().length
  const rest = text.slice(end).replace(/^[ \t]*\n/, '')
  return { text: `${text.slice(0, end)}\n${rows.join('')}${rest}`, names }
}

function inFlow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()
}

/** A value as authors write it: maps as mappings, large numbers as digits, bytes as base64. */
export function authored(value: Encoded): unknown {
  if (Array.isArray(value)) return value.map((item: Encoded) => authored(item))
  if (isTagged(value)) {
    switch (value.$) {
      case 'map':
        return Object.fromEntries(value.v.map(([key, item]) => [String(key), authored(item)]))
      case 'bigint':
      case 'bytes':
        return value.v
      case 'nan':
        return Number.NaN
      case 'inf':
        return Number.POSITIVE_INFINITY
      case '-inf':
        return Number.NEGATIVE_INFINITY
      default:
        return 0
    }
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, authored(item as Encoded)]))
  return value
}
