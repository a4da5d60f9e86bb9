import type { KeyOf } from '#schemas/public-item'
import { readBigO } from './read-big-o.ts'
import { readInterval } from './read-interval.ts'
import { readNumber } from './read-number.ts'
import { readSet } from './read-set.ts'

type Key = KeyOf<'short'>
type Tolerance = { readonly absolute?: number; readonly relative?: number }

/** How a text was read, in words for the candidate, and what it earns. */
export interface ReadAnswer {
  /** such as `read as 12 ms` or `not a number: …` */
  readonly reading: string
  /** highest category among the entries of the key that it matches; 0 for none */
  readonly category: number
}

/**
 * Reads a short answer in the form that its item wants and compares it with the key.
 *
 * @param key of the item
 * @param text as the candidate wrote it
 */
export function readAnswer(key: Key, text: string): ReadAnswer {
  if (text.trim() === '') return { reading: 'nothing written', category: 0 }
  switch (key.form) {
    case 'number': {
      const read = readNumber(text, key.unit)
      if (typeof read === 'string') return unread(read)
      const unit = key.unit === undefined ? '' : ` ${key.unit}`
      return {
        reading: `read as ${read.value}${unit}`,
        category: best(key.key, ({ value, tolerance }) => near(read.value, value, tolerance)),
      }
    }
    case 'interval': {
      const read = readInterval(text, key.unit)
      if (typeof read === 'string') return unread(read)
      const unit = key.unit === undefined ? '' : ` ${key.unit}`
      return {
        reading: `read as ${read.low} to ${read.high}${unit}`,
        category: best(
          key.key,
          ({ value, tolerance }) =>
            near(read.low, value.low, tolerance) && near(read.high, value.high, tolerance),
        ),
      }
    }
    case 'string': {
      const { ignoreCase = false, ignoreSpace = false } = key
      const plain = (one: string): string => {
        const spaced = ignoreSpace ? one.replace(/\s+/g, '') : one.trim()
        return ignoreCase ? spaced.toLowerCase() : spaced
      }
      const given = plain(text)
      return {
        reading: `read as “${text.trim()}”`,
        category: best(key.key, ({ value }) =>
          (typeof value === 'string' ? [value] : value).some((one) => plain(one) === given),
        ),
      }
    }
    case 'set': {
      const { ignoreCase = false } = key
      const spaced = key.key.some(({ value }) => value.some((element) => /\s/.test(element.trim())))
      const given = readSet(text, { ignoreCase, spaced })
      return {
        reading: `read as {${[...given].join(', ')}}`,
        category: best(key.key, ({ value }) => {
          const wanted = new Set(
            value.flatMap((element) => [...readSet(element, { ignoreCase, spaced: true })]),
          )
          return wanted.size === given.size && [...wanted].every((element) => given.has(element))
        }),
      }
    }
    case 'big-o': {
      const read = readBigO(text)
      if ('fault' in read) return unread(read.fault)
      return {
        reading: `read as O(${read.normal})`,
        category: best(key.key, ({ value }) => {
          const wanted = readBigO(value)
          return 'normal' in wanted && wanted.normal === read.normal
        }),
      }
    }
  }
}

function unread(fault: string): ReadAnswer {
  return { reading: fault, category: 0 }
}

function best<Entry extends { readonly category: number }>(
  entries: readonly Entry[],
  matches: (entry: Entry) => boolean,
): number {
  let category = 0
  for (const entry of entries) if (entry.category > category && matches(entry)) category = entry.category
  return category
}

/** Slack for the rounding of a difference: .4 lies within .1 of .3. */
const ROUNDING = 1e-12

function near(given: number, wanted: number, tolerance: Tolerance = {}): boolean {
  const allowed = Math.max(tolerance.absolute ?? 0, (tolerance.relative ?? 0) * Math.abs(wanted))
  const slack = allowed > 0 ? ROUNDING * Math.max(Math.abs(given), Math.abs(wanted)) : 0
  return given === wanted || Math.abs(given - wanted) <= allowed + slack
}
