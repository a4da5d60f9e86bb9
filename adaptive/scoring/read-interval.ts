import { readNumber } from './read-number.ts'

/** The two ends of an interval. */
export interface ReadInterval {
  readonly low: number
  readonly high: number
}

/** Longer texts are no interval; the limit keeps hostile ones cheap. */
const LONGEST = 400

/** What may part the ends, from the clearest to the least clear; a comma may also group digits, a dash be a sign. */
const SEPARATORS: readonly RegExp[] = [
  /\s*(?:\.\.\.?|…|;)\s*/,
  /\s+(?:to|and)\s+/i,
  /\s*[–—]\s*/,
  /,\s+/,
  /(?<=[\d.])\s*-\s*(?=[-+\d.])/,
  /\s*,\s*/,
]

/**
 * Reads an interval: `[2, 5)`, `(2, 5]`, `2..5`, `2 to 5`, `2-5`, `2 – 5 ms`, `between 2 and 5`. Which ends belong to it
 * is not compared, so all brackets are alike.
 *
 * @param text as the candidate wrote it
 * @param unit that the item asks for, allowed after either end
 * @returns the ends, or what is wrong with the text in words
 */
export function readInterval(text: string, unit?: string): ReadInterval | string {
  if (text.length > LONGEST) return 'not an interval: it is too long'
  const fault = `not an interval: “${text.trim()}”; write it like [2, 5] or 2..5`
  let inner = text.trim()
  let outer = ''
  const bracketed = /^[[(\]](.*)[\])[](.*)$/.exec(inner)
  if (bracketed !== null) {
    inner = (bracketed[1] ?? '').trim()
    outer = (bracketed[2] ?? '').trim()
    if (outer !== '' && outer !== unit)
      return unit === undefined ? fault : `the unit is ${unit}, not “${outer}”`
  }
  inner = inner.replace(/^(?:between|from)\s+/i, '')
  for (const separator of SEPARATORS) {
    const ends = inner.split(separator)
    if (ends.length !== 2) continue
    const low = readNumber(ends[0] ?? '', unit)
    const high = readNumber(ends[1] ?? '', unit)
    if (typeof low === 'string' || typeof high === 'string') continue
    if (low.value > high.value) return `the lower end comes first: ${low.value} is above ${high.value}`
    return { low: low.value, high: high.value }
  }
  return fault
}
