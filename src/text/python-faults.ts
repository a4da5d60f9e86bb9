import type { PythonFault } from '#schemas/value'

/** Why a case of the candidate's own was not run: a field holds no literal of Python. */
export function notPython(name: string, { type, found }: PythonFault): string {
  return `Not run: ${name} is not understood as a value in Python. ${pythonFaults[type](found)}`
}

const pythonFaults: Readonly<Record<PythonFault['type'], (found: string) => string>> = {
  name: (found) => `The word ${found} is no value; text needs quotes.`,
  text: (found) => `The quotes that open at ${found} are not closed.`,
  end: () => 'Something is missing at its end: a value, or a bracket that closes.',
  more: (found) => `It could end before ${found}, and goes on.`,
  number: (found) => `${found} is no number that can be read here.`,
  escape: (found) => `${found} in a text is no sign that can be read here.`,
  prefix: (found) => `What stands before the quotes at ${found} is not known here.`,
  key: (found) => `A list, dict or set cannot be a key or an element of a set, as at ${found}.`,
  deep: () => 'It is nested too deeply.',
  sign: (found) => `It cannot be read from ${found} on.`,
}
