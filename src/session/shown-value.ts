import type { TaskOf } from '#schemas/public-item'
import { showValue, type Encoded } from '#schemas/value'
import { normalValue } from './normal-value.ts'

/** Longest text of a value on the page, in UTF-16 code units. */
const longestShown = 2000

/**
 * A value as the page shows it: as people read values, or, where a program reads and prints text, that very text.
 *
 * @param type as the signature writes it
 */
export function shownValue(value: Encoded, type: string, { io }: Pick<TaskOf<'code'>, 'io'>): string {
  if (io !== 'stdin' || typeof value !== 'string') return showValue(normalValue(value, type), longestShown)
  return value.length > longestShown ? `${value.slice(0, longestShown).toWellFormed()} …` : value
}
