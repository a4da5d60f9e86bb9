import { parseType, pythonName, showPython } from '#schemas/value'
import { pythonWords } from '../text/python-words.ts'
import type { ValueWriting } from './value-writing.ts'

/** How Python writes values. */
export const python: ValueWriting = {
  show: (value, type, longest) => showPython(value, parseType(type), longest),
  write: (value, type) => showPython(value, parseType(type), Infinity),
  nameOf: pythonName,
}

export { pythonWords }
