import type { TaskOf } from '#schemas/public-item'
import type { Encoded } from '#schemas/value'
import { normalValue } from './normal-value.ts'
import { valueWriting } from './value-writing.ts'

/** Longest text of a value on the page, in UTF-16 code units. */
const longestShown = 2000

/** Where a value is shown: to whom writes in which language, of which form of program. */
interface Showing {
  readonly io?: TaskOf<'code'>['io'] | undefined
  readonly language: string
}

/**
 * A value as the page shows it: as people read values in the language at hand, or, where a program reads and prints text,
 * that very text.
 *
 * @param type as the signature writes it
 */
export function shownValue(value: Encoded, type: string, { io, language }: Showing): string {
  if (io !== 'stdin' || typeof value !== 'string') {
    return valueWriting(language).show(normalValue(value, type), type, longestShown)
  }
  return value.length > longestShown ? `${value.slice(0, longestShown).toWellFormed()} …` : value
}

/**
 * The input of a case, one line for each argument: its name and its value.
 *
 * @param input one value for each parameter
 */
export function shownInput(
  input: readonly Encoded[],
  { parameters }: TaskOf<'code'>['signature'],
  showing: Showing,
): readonly string[] {
  const { nameOf } = valueWriting(showing.language)
  return parameters.map(({ name, type }, at) => {
    const text = shownValue(input[at] ?? null, type, showing)
    return showing.io === 'stdin' ? text : `${nameOf(name)} = ${text}`
  })
}
