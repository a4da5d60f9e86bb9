import { quoted, type Place } from './faults.ts'
import type { Gathering } from './gathering.ts'
import { HIGHEST_SCORE } from './read-score.ts'

interface ScoreOfRecord {
  readonly id: string
  readonly version: string
  readonly category: number
  /** Highest category that the item has, ≥ 1. */
  readonly max: number
}

/**
 * Numbers the items of scored results, each of which has one highest score wherever it stands.
 *
 * @param nameOf what a place is called where another one contradicts it
 * @returns takes a score; gives the number of its item, undefined where the score cannot be one
 */
export function createKnownItems(
  { faults, items }: Gathering,
  nameOf: (place: Place) => string,
): (score: ScoreOfRecord, place: Place) => number | undefined {
  const known = new Map<number, Pick<ScoreOfRecord, 'max' | 'version'> & { readonly place: Place }>()
  return ({ id, version, category, max }, place) => {
    const item = items.numberOfText(id)
    const first = known.get(item)
    if (first === undefined) known.set(item, { max, version, place })
    else if (first.max !== max)
      faults.error(
        'max',
        place,
        `Unexpected highest score ${max} of ${quoted(id)} ${version}, expected ${first.max} as in ${nameOf(first.place)} (${first.version})`,
        'Calibrate results of one version of the item',
      )
    const most = Math.min(max, HIGHEST_SCORE)
    if (category <= most) return item
    faults.error(
      'too-high',
      place,
      `Unexpected score ${category} of ${quoted(id)}, expected at most ${most}`,
      'Score the log again: `assay score LOG --json`',
    )
    return undefined
  }
}
