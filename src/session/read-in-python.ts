import { parseType, readPython } from '#schemas/value'
import { ownInputProblems } from '../text/outcomes.ts'
import { notPython } from '../text/python-faults.ts'
import { stepsInPython } from '../text/steps-in-python.ts'
import type { Reading } from './read-literal.ts'

/** Reads a value that the candidate has typed as Python writes it. @param name of the field, for the words */
export function readInPython(text: string, name: string, type: string): Reading {
  const reading = readPython(text, parseType(type))
  if (reading.ok) return { value: reading.value }
  if ('fault' in reading) return { text: notPython(name, reading.fault) }
  const place = `${name}${stepsInPython(reading.path.slice('value'.length))}`
  const found = reading.found === 'undefined' ? 'nothing' : reading.found
  return { text: ownInputProblems.wrongType(place, reading.expected, found, 'python') }
}
