import { quoted, type Faults, type Place } from './faults.ts'

/** What groups are called, and hardly a slip of the hand where a score belongs. */
const WORD = /^\p{L}[\p{L} -]+$/u
/** Highest score that a response may have. */
export const HIGHEST_SCORE = 127

/**
 * A score from its text. Whole numbers with zeros after a point are scores: other tools write them where cells are empty.
 *
 * @returns an integer in [0, 127]; `undefined` for an empty text, NaN for anything else
 */
export function readScore(text: string): number | undefined {
  if (text === '') return undefined
  const score = /^\d{1,9}(\.0*)?$/.test(text) ? Number(text) : NaN
  return score <= HIGHEST_SCORE ? score : NaN
}

/**
 * Tells what is wrong with a score that `readScore` does not take.
 *
 * @param mayBeGroup whether the item is a column that could be asked for as that of the groups
 */
export function tellScore(
  faults: Faults,
  place: Place | (() => Place),
  text: string,
  person: string,
  item: string,
  mayBeGroup = false,
): void {
  const what = `Unexpected score ${quoted(text)} of person ${quoted(person)} on ${quoted(item)}`
  const expected = `expected an integer from 0 to ${HIGHEST_SCORE}`
  if (/^-\d+(\.0*)?$/.test(text))
    faults.error('negative', place, `${what}, ${expected}`, 'Score by ordered categories: 0, 1, 2…')
  else if (/^\d+(\.0*)?$/.test(text))
    faults.error(
      'too-high',
      place,
      `${what}, ${expected}`,
      'Score by ordered categories: points go into a few of them',
    )
  else
    faults.error(
      'not-integer',
      place,
      `${what}, ${expected}`,
      /^(na|nan|n\/a|null|none|nil|\.|-|\?)$/i.test(text)
        ? 'Leave the cell empty where an item was not administered (R: na = "", pandas: na_rep="")'
        : `Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered${mayBeGroup && WORD.test(text) ? `; say --group ${item} if that column holds each person's group` : ''}`,
    )
}
