import { parseType, readPlain, readPython, type Encoded } from '#schemas/value'
import { ownInputProblems } from '../text/outcomes.ts'
import { stepsInPython } from '../text/steps-in-python.ts'

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
export function readLiteral(text: string, name: string, type: string, language: string): Reading {
  if (text.trim() === '') return { text: ownInputProblems.blank(name, parseType(type), language) }
  const [own, other] = language === 'python' ? [readInPython, readInJson] : [readInJson, readInPython]
  const reading = own(text, name, type)
  if ('value' in reading) return reading
  const second = other(text, name, type)
  return 'value' in second ? second : reading
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

function readInPython(text: string, name: string, type: string): Reading {
  const reading = readPython(text, parseType(type))
  if (reading.ok) return { value: reading.value }
  if ('fault' in reading) return { text: ownInputProblems.notPython(name, reading.fault) }
  const place = `${name}${stepsInPython(reading.path.slice('value'.length))}`
  const found = reading.found === 'undefined' ? 'nothing' : reading.found
  return { text: ownInputProblems.wrongType(place, reading.expected, found, 'python') }
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
