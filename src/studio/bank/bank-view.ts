import { areaOfSkill } from '../../practice/catalogue.ts'
import { oneOf, recordOf, textOf, within } from '../given.ts'
import type { BankRow, Certainty } from './bank-rows.ts'

/** What is shown of a bank's items, and in which order; all of it stands in the address. */
export interface BankView {
  /** in the title or the id */
  readonly q: string
  /** empty: any */
  readonly kind: string
  readonly level: string
  /** a skill as `area.skill`, or a whole area */
  readonly skill: string
  readonly certainty: '' | Certainty | ErrorClass
  readonly use: '' | UseClass
  readonly sort: SortKey
  readonly isDescending: boolean
  /** share of the candidates above which an item is overexposed, in (0, 1]; undefined: as the blueprint says */
  readonly most: number | undefined
}

/** How large the standard error of the difficulty is. */
export const errorClasses = ['sharp', 'middling', 'vague'] as const
type ErrorClass = (typeof errorClasses)[number]

/** Whether candidates of the test meet an item, or the test cannot give it. */
export const useClasses = ['met', 'unmet', 'kept-out'] as const
export type UseClass = (typeof useClasses)[number]

export const sortKeys = [
  'title',
  'kind',
  'level',
  'skills',
  'difficulty',
  'se',
  'slope',
  'minutes',
  'variants',
  'certainty',
  'use',
] as const
export type SortKey = (typeof sortKeys)[number]

/** Standard errors in logits up to which a difficulty is called sharp and middling. */
export const SHARP = 0.3
export const MIDDLING = 0.6

export const NO_FILTERS = { q: '', kind: '', level: '', skill: '', certainty: '', use: '' } as const

export const BANK_VIEW: BankView = { ...NO_FILTERS, sort: 'difficulty', isDescending: false, most: undefined }

/** Share of the candidates who meet each item with its variants, by id; undefined of an item that the test cannot give. */
export type RateOf = (id: string) => number | undefined

/** A view of an address, as far as it makes sense. */
export function bankViewFrom(value: unknown): BankView {
  const given = recordOf<BankView>(value)
  const text = (one: unknown): string => textOf(one) ?? ''
  return {
    q: text(given.q),
    kind: text(given.kind),
    level: text(given.level),
    skill: text(given.skill),
    certainty: oneOf(['calibrated', 'prior', 'stated', ...errorClasses] as const, given.certainty) ?? '',
    use: oneOf(useClasses, given.use) ?? '',
    sort: oneOf(sortKeys, given.sort) ?? BANK_VIEW.sort,
    isDescending: given.isDescending === true,
    most: within(given.most, Number.MIN_VALUE, 1),
  }
}

/** @returns the rows that the filters let through, sorted; of equals the order of before */
export function shownRows(rows: readonly BankRow[], view: BankView, rateOf: RateOf): readonly BankRow[] {
  const q = view.q.trim().toLowerCase()
  const sign = view.isDescending ? -1 : 1
  const keys = new Map(rows.map((row) => [row, keyOf(row, view.sort, rateOf)]))
  return rows
    .filter(
      (row) =>
        (q === '' || row.title.toLowerCase().includes(q) || row.id.includes(q)) &&
        (view.kind === '' || row.kind === view.kind) &&
        (view.level === '' || String(row.level) === view.level) &&
        (view.skill === '' ||
          row.skills.some((skill) => skill === view.skill || areaOfSkill(skill) === view.skill)) &&
        (view.certainty === '' || row.certainty === view.certainty || classOf(row.se) === view.certainty) &&
        (view.use === '' || useOf(rateOf(row.id)) === view.use),
    )
    .sort((one, other) => compared(keys.get(one), keys.get(other), sign))
}

/** @param rate as of {@link RateOf} */
export function useOf(rate: number | undefined): UseClass {
  return rate === undefined ? 'kept-out' : rate > 0 ? 'met' : 'unmet'
}

function classOf(se = 0): ErrorClass {
  return se <= SHARP ? 'sharp' : se <= MIDDLING ? 'middling' : 'vague'
}

type Key = string | number | undefined

function keyOf(row: BankRow, sort: SortKey, rateOf: RateOf): Key {
  switch (sort) {
    case 'title':
      return row.title.toLowerCase()
    case 'skills':
      return row.skills.join()
    case 'variants':
      return row.variants.length
    case 'certainty':
      return row.persons ?? (row.certainty === 'stated' ? 0 : -1)
    case 'use':
      return rateOf(row.id)
    default:
      return row[sort]
  }
}

/** What has no value stands last, whatever the direction. */
function compared(one: Key, other: Key, sign: number): number {
  if (one === other) return 0
  if (one === undefined) return 1
  if (other === undefined) return -1
  return one < other ? -sign : sign
}
