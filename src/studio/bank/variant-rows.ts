import type { Blueprint } from '#schemas/blueprint'
import type { BankRow } from './bank-rows.ts'
import type { RateOf } from './bank-view.ts'

/** An item with its variants, and how many candidates meet each. */
export interface VariantRow extends Pick<BankRow, 'id' | 'title' | 'members'> {
  /** share of the candidates who meet any of them; undefined where the test cannot give it */
  readonly rate: number | undefined
  /** share who meet the same one */
  readonly each: number | undefined
  /** variants that are missing for no more than the limit to meet the same one */
  readonly missing: number
}

/** How many may meet the same variant. */
export interface VariantLimit {
  /** of the candidates, in (0, 1] */
  readonly share: number
  /** what the blueprint states: of so many candidates so many at most, also of items without variants */
  readonly reuse: { readonly candidates: number; readonly maxReuse: number } | undefined
}

/** Share of the candidates above which a blueprint that states none calls an item overexposed; `gaps` has the same. */
export const OFTEN = 0.5
/** So much of a variant is no variant. */
const SLACK = 1e-9

/** @param most what the designer calls too often; undefined: as the blueprint says */
export function variantLimit(blueprint: Blueprint | undefined, most: number | undefined): VariantLimit {
  const { freshness, exposure } = blueprint ?? {}
  const reuse = freshness?.variants === 'pool' ? freshness : undefined
  const stated = reuse && Math.min(1, reuse.maxReuse / reuse.candidates)
  return { share: stated ?? most ?? exposure?.maxRate ?? OFTEN, reuse }
}

/**
 * How use spreads over variants: a session draws each equally often.
 *
 * @returns the most met first
 */
export function variantRows(
  rows: readonly BankRow[],
  rateOf: RateOf,
  { share, reuse }: VariantLimit,
): readonly VariantRow[] {
  return rows
    .flatMap(({ id, title, members, variants }): readonly VariantRow[] => {
      const rate = rateOf(id)
      const missing = Math.max(0, Math.ceil((rate ?? 0) / share - SLACK) - members)
      const isShown = variants.length > 0 || (reuse !== undefined && missing > 0)
      return isShown
        ? [{ id, title, members, rate, each: rate === undefined ? undefined : rate / members, missing }]
        : []
    })
    .sort((one, other) => (other.each ?? -1) - (one.each ?? -1))
}
