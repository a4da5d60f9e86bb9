import { useId } from 'preact/hooks'
import type { Rate } from '#adaptive'
import { percent } from '#report'
import { studioBank } from '../../text/studio-bank.ts'
import { NumberField } from '../form/number-field.tsx'
import type { BankRow } from './bank-rows.ts'
import { ItemLink, type ItemLinks } from './item-link.tsx'
import { LongTable } from './long-table.tsx'
import { OFTEN } from './variant-rows.ts'

interface OverexposedProps {
  readonly overexposed: readonly Rate[]
  /** share of the candidates above which they are told; undefined where neither the designer nor the blueprint says one */
  readonly share: number | undefined
  /** the share that is wanted now, which they may still be looked for by */
  readonly most: number | undefined
  readonly items: ReadonlyMap<string, BankRow>
  readonly links: ItemLinks
  readonly onMost: (most: number) => void
}

const { exposed: words } = studioBank

/** Items and families that too many of the candidates meet. */
export function Overexposed({
  overexposed,
  share = OFTEN,
  most = OFTEN,
  items,
  links,
  onMost,
}: OverexposedProps) {
  const id = useId()
  const shown = percent(share, 0)
  return (
    <section aria-labelledby="bank-exposed">
      <h2 id="bank-exposed">{words.heading}</h2>
      <p class="studio-field studio-most">
        <label for={`${id}-most`}>{words.most}</label>
        <NumberField
          id={`${id}-most`}
          value={Number((100 * most).toFixed(2))}
          node={{ min: 1, max: 100, isWhole: false }}
          onChange={(now) => onMost(Math.min(100, Math.max(1, now)) / 100)}
        />
      </p>
      <p>{overexposed.length === 0 ? words.none(shown) : words.lead(overexposed.length, shown)}</p>
      {overexposed.length > 0 && (
        <LongTable
          label={words.table}
          columns={words.columns}
          head={0}
          count={overexposed.length}
          rowAt={(at) => {
            const { id: unit = '', rate = 0 } = overexposed[at] ?? {}
            const item = items.get(unit)
            return {
              key: unit,
              cells: [
                item ? <ItemLink item={item} links={links} /> : unit,
                percent(rate, 1),
                Math.ceil(rate / share) - 1,
              ],
            }
          }}
        />
      )}
      <p class="small muted">{words.note}</p>
    </section>
  )
}
