/** Characters outside of strings, and strings, that a sealed result has at most: it has six fields. */
const MOST_OUTSIDE = 1000
const MOST_STRINGS = 32

/**
 * Whether a text could be JSON of a few fields with long strings. Sixteen megabytes of brackets take the parser and the
 * validator eight seconds, in which nobody else is answered; to see that they are none takes a few milliseconds.
 */
export function isFlat(text: string): boolean {
  let outside = 0
  let from = 0
  for (let strings = 0; strings <= MOST_STRINGS; strings++) {
    const begin = text.indexOf('"', from)
    outside += (begin === -1 ? text.length : begin) - from
    if (outside > MOST_OUTSIDE) return false
    if (begin === -1) return true
    const end = text.indexOf('"', begin + 1)
    if (end === -1) return false
    from = end + 1
  }
  return false
}
