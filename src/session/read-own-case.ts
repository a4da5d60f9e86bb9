import { printedText } from '#runner'
import type { OwnCase } from '#schemas/event'
import type { TaskOf } from '#schemas/public-item'
import type { Encoded } from '#schemas/value'
import { ownInputProblems } from '../text/outcomes.ts'
import { readLiteral, type Reading } from './read-literal.ts'
import { valueWriting } from './value-writing.ts'

type Signature = TaskOf<'code'>['signature']

/** A case of the candidate's own, read. */
interface ReadCase {
  readonly own: number
  readonly input: readonly Encoded[]
  /** Undefined where the candidate expects nothing in particular. */
  readonly expected: Encoded | undefined
}

/** What an own case is read by: the function that it is for, and the language that the candidate writes in. */
export interface OwnCaseTask extends Pick<TaskOf<'code'>, 'signature' | 'io'> {
  readonly language: string
}

/**
 * Reads a case of the candidate's own: one argument a line, as the language writes values, and what should come out.
 *
 * @param own its place among them
 * @returns the case, or in words why it does not fit the signature; the others run all the same
 */
export async function readOwnCase(
  { input: text, expected: wanted }: OwnCase,
  own: number,
  { signature, io, language }: OwnCaseTask,
): Promise<ReadCase | { readonly own: number; readonly text: string }> {
  if (io === 'stdin') {
    const expected = printedText(wanted)
    return { own, input: [text], expected: expected === '' ? undefined : expected }
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const { parameters } = signature
  if (lines.length === 0 && parameters.length > 0) return { own, text: ownInputProblems.empty }
  if (lines.length !== parameters.length) {
    const names = parameters.map(({ name }) => valueWriting(language).nameOf(name))
    return { own, text: ownInputProblems.count(lines.length, names) }
  }
  const input: Encoded[] = []
  for (const [at, parameter] of parameters.entries()) {
    const reading = await readArgument(lines[at] ?? '', parameter, language)
    if ('text' in reading) return { own, ...reading }
    input.push(reading.value)
  }
  const expected = await readExpected(wanted, signature, language)
  if (expected === undefined) return { own, input, expected }
  return 'text' in expected ? { own, ...expected } : { own, input, expected: expected.value }
}

/** Reads one argument. @param text what stands in its field */
export function readArgument(
  text: string,
  { name, type }: Signature['parameters'][number],
  language: string,
): Promise<Reading> {
  return readLiteral(text, valueWriting(language).nameOf(name), type, language)
}

/** Reads what should come out. @returns undefined where nothing in particular is expected */
export async function readExpected(
  text: string,
  { returns }: Signature,
  language: string,
): Promise<Reading | undefined> {
  return text.trim() === '' ? undefined : readLiteral(text, ownInputProblems.expected, returns.type, language)
}
