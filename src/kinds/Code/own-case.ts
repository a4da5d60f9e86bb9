import type { OwnCase } from '#schemas/event'
import type { TaskOf } from '#schemas/public-item'
import { normalValue } from '../../session/normal-value.ts'
import type { OwnCaseTask } from '../../session/read-own-case.ts'
import { valueWriting } from '../../session/value-writing.ts'

/** The most cases of one's own (included). */
export const mostOwnCases = 20

/** The longest text of a field of a case, in UTF-16 units (included). */
const longestField = 8192

/** The arguments of a case, one text for each parameter. */
export function argumentsOf({ input }: OwnCase, parameters: number): readonly string[] {
  const lines = input.split('\n')
  // What follows the last line belongs to the last argument: a value may stand on several lines.
  const last = lines.slice(Math.max(0, parameters - 1)).join(' ')
  return Array.from({ length: parameters }, (_, at) => (at === parameters - 1 ? last : (lines[at] ?? '')))
}

/** The case with another text for one argument. Line breaks within it become spaces, as JSON allows. */
export function withArgument(own: OwnCase, parameters: number, at: number, text: string): OwnCase {
  const all = argumentsOf(own, parameters).with(at, oneLine(text))
  return { ...own, input: all.every((each) => each === '') ? '' : all.join('\n') }
}

/** @returns The text on one line, of the same length. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\r\n]/g, ' ')
}

/** Whether a case can be kept as it is. */
export function fitsOwnCase({ input, expected }: OwnCase): boolean {
  return input.length <= longestField && expected.length <= longestField
}

/**
 * A visible case as one of one's own, in the writing of the language at hand.
 *
 * @returns Undefined where it is too long, or holds what cannot be written.
 */
export function ownCaseOf(
  { input, expected }: TaskOf<'code'>['examples'][number],
  { signature, io, language }: OwnCaseTask,
): OwnCase | undefined {
  if (io === 'stdin') {
    const texts = { input: String(input[0]), expected: String(expected) }
    return fitsOwnCase(texts) ? texts : undefined
  }
  const { parameters, returns } = signature
  const { write } = valueWriting(language)
  const texts = parameters.map(({ type }, at) => write(normalValue(input[at] ?? null, type), type))
  const wanted = write(normalValue(expected, returns.type), returns.type)
  if (wanted === undefined || texts.includes(undefined)) return undefined
  const own = { input: texts.join('\n'), expected: wanted }
  return fitsOwnCase(own) ? own : undefined
}
