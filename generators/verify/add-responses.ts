import { isMap, isSeq, parseDocument, stringify } from 'yaml'
import type { Responses } from '#schemas/responses'
import { KEY, type ResponseSuggestion } from './key/verify-key.ts'

/** Characters of a name, at most. */
const LONGEST_NAME = 48

/**
 * Adds responses at the end of `responses.yaml`, and leaves all else as it stands there. Each is named after the slip that it
 * tells, and says so.
 *
 * @param text of a file without faults
 * @returns the new text, and the names of the responses; undefined where the list is not written one response after another
 */
export function addResponses(
  text: string,
  suggestions: readonly ResponseSuggestion[],
): { readonly text: string; readonly names: readonly string[] } | undefined {
  const document = parseDocument(text, { keepSourceTokens: true })
  const list = document.get('responses')
  const [first] = isSeq(list) ? list.items : []
  if (!isSeq(list) || list.flow === true || !isMap(first) || !first.range || !list.range) return undefined
  const begin = text.lastIndexOf('\n', first.range[0]) + 1
  const indent = /^ */.exec(text.slice(begin))?.[0] ?? ''
  const { responses } = document.toJS() as Pick<Responses, 'responses'>
  const taken = new Set(responses.map(({ name }) => name))
  const rows = suggestions.map(({ category, response, tells }) => {
    const slips = tells.map((name) => name.slice(KEY.length))
    const name = freeName(slips[0] ?? '', taken)
    taken.add(name)
    const why = `Tells the ${slips.length === 1 ? 'slip' : 'slips'} that ${slips.join('; that ')}.`
    return {
      name,
      lines: [
        `- name: ${name}`,
        `  category: ${category}`,
        ...responseLines(response),
        `  why: ${inFlow(why)}`,
      ],
    }
  })
  const end = text.slice(0, list.range[1]).trimEnd().length
  const rest = text.slice(end).replace(/^[ \t]*\n/, '')
  const added = rows
    .flatMap(({ lines }) => lines.map((line) => (line === '' ? '\n' : `${indent}${line}\n`)))
    .join('')
  return { text: `${text.slice(0, end)}\n${added}${rest}`, names: rows.map(({ name }) => name) }
}

/** A name that says what the slip is, and that no response has. */
function freeName(slip: string, taken: ReadonlySet<string>): string {
  const words = slip
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const cut = words.slice(0, LONGEST_NAME).replace(/-[^-]*$/, '')
  const base = words.length > LONGEST_NAME && cut !== '' ? cut : words || 'found'
  let name = base
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`
  return name
}

/** On one line; what has several lines itself stands below. */
function responseLines(response: unknown): readonly string[] {
  if (!JSON.stringify(response).includes('\\n')) return [`  response: ${inFlow(response)}`]
  const text = stringify({ response }, { lineWidth: 0, blockQuote: 'literal' }).trimEnd()
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`))
}

function inFlow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: true, lineWidth: 0 }).trimEnd()
}
