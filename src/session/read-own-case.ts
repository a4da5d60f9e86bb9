import { printedText } from '#runner'
import type { OwnCase } from '#schemas/event'
import type { TaskOf } from '#schemas/public-item'
import { parseType, readPlain, type Encoded } from '#schemas/value'
import { ownInputProblems } from '../text/outcomes.ts'

type Signature = TaskOf<'code'>['signature']

/** A case of the candidate's own, read. */
interface ReadCase {
  readonly own: number
  readonly input: readonly Encoded[]
  /** Undefined where the candidate expects nothing in particular. */
  readonly expected: Encoded | undefined
}

/** A value that was read, or in words why it is none of its type. */
type Reading = { readonly value: Encoded } | { readonly text: string }

/**
 * Reads a case of the candidate's own: one argument a line, as JSON, and what should come out.
 *
 * @param own its place among them
 * @returns the case, or in words why it does not fit the signature; the others run all the same
 */
export function readOwnCase(
  { input: text, expected: wanted }: OwnCase,
  own: number,
  { signature, io }: Pick<TaskOf<'code'>, 'signature' | 'io'>,
): ReadCase | { readonly own: number; readonly text: string } {
  if (io === 'stdin') {
    const expected = printedText(wanted)
    return { own, input: [text], expected: expected === '' ? undefined : expected }
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const { parameters } = signature
  if (lines.length === 0 && parameters.length > 0) return { own, text: ownInputProblems.empty }
  if (lines.length !== parameters.length) {
    const names = parameters.map(({ name }) => name)
    return { own, text: ownInputProblems.count(lines.length, names) }
  }
  const input: Encoded[] = []
  for (const [at, parameter] of parameters.entries()) {
    const reading = readArgument(lines[at] ?? '', parameter)
    if ('text' in reading) return { own, ...reading }
    input.push(reading.value)
  }
  const expected = readExpected(wanted, signature)
  if (expected === undefined) return { own, input, expected }
  return 'text' in expected ? { own, ...expected } : { own, input, expected: expected.value }
}

/** Reads one argument. @param json what stands in its field */
export function readArgument(json: string, { name, type }: Signature['parameters'][number]): Reading {
  return readJson(json, name, type)
}

/** Reads what should come out. @returns undefined where nothing in particular is expected */
export function readExpected(json: string, { returns }: Signature): Reading | undefined {
  return json.trim() === '' ? undefined : readJson(json, ownInputProblems.expected, returns.type)
}

function readJson(json: string, name: string, type: string): Reading {
  if (json.trim() === '') return { text: ownInputProblems.blank(name, parseType(type)) }
  let plain: unknown
  try {
    plain = JSON.parse(json)
  } catch {
    return { text: ownInputProblems.notJson(name) }
  }
  const reading = readPlain(plain, parseType(type))
  if (reading.ok) return { value: reading.value }
  // A field too many is told of the object that has it.
  const path = reading.found.startsWith('an extra field ') ? reading.path.slice(0, -1) : reading.path
  return { text: ownInputProblems.wrongType(placeIn(name, path), reading.expected, reading.found) }
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
