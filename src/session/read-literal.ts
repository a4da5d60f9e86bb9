import { parseType, readPlain, type Encoded } from '#schemas/value'
import { ownInputProblems } from '../text/outcomes.ts'

/** A value that was read, or in words why it is none of its type. */
export type Reading = { readonly value: Encoded } | { readonly text: string }

/**
 * Reads a value that the candidate has typed: in Python as Python writes it, elsewhere as JSON. What was typed while
 * another language was chosen is read as it was meant; a problem is told in the language of now.
 *
 * @param text what stands in its field
 * @param name of the field, for the words
 * @param type as the signature writes it
 * @param language what the candidate writes in now
 */
export async function readLiteral(
  text: string,
  name: string,
  type: string,
  language: string,
): Promise<Reading> {
  if (text.trim() === '') return { text: ownInputProblems.blank(name, parseType(type), language) }
  const json = readInJson(text, name, type)
  if (language !== 'python' && 'value' in json) return json
  // Most sessions never need to read Python.
  const reader = await import('./read-in-python.ts').catch(() => undefined)
  if (reader === undefined) return json
  const python = reader.readInPython(text, name, type)
  const [first, second] = language === 'python' ? [python, json] : [json, python]
  return 'value' in first || 'text' in second ? first : second
}

function readInJson(text: string, name: string, type: string): Reading {
  let plain: unknown
  try {
    plain = JSON.parse(text)
  } catch {
    return { text: ownInputProblems.notJson(name) }
  }
  const reading = readPlain(plain, parseType(type))
  if (reading.ok) return { value: reading.value }
  // A field too many is told of the object that has it.
  const path = reading.found.startsWith('an extra field ') ? reading.path.slice(0, -1) : reading.path
  const place = placeIn(name, path)
  return { text: ownInputProblems.wrongType(place, reading.expected, reading.found, 'json') }
}

function placeIn(name: string, path: readonly (string | number)[]): string {
  const steps = path.map((step) =>
    typeof step === 'number'
      ? `[${step}]`
      : /^[A-Za-z_]\w*$/.test(step)
        ? `.${step}`
        : `[${JSON.stringify(step)}]`,
  )
  return `${name}${steps.join('')}`
}
