import { percent } from '#report'
import { studioBank } from '../../text/studio-bank.ts'
import type { BankRow } from './bank-rows.ts'
import type { RateOf } from './bank-view.ts'
import { ItemLink, type ItemLinks } from './item-link.tsx'
import { LongTable } from './long-table.tsx'
import { variantRows, type VariantLimit, type VariantRow } from './variant-rows.ts'

interface VariantsSectionProps {
  readonly rows: readonly BankRow[]
  readonly rateOf: RateOf
  readonly limit: VariantLimit
  /** whether variants are drawn for each candidate when the test is sealed */
  readonly isUnique: boolean
  readonly links: ItemLinks
}

const { variants: words } = studioBank

/** How often each variant is met, and what is known of its age. */
export function VariantsSection({ rows, rateOf, limit, isUnique, links }: VariantsSectionProps) {
  const { share, reuse } = limit
  const hasVariants = rows.some(({ variants }) => variants.length > 0)
  const found = variantRows(rows, rateOf, limit)
  const strays = rows.flatMap((row) => row.strays)
  const items = new Map(rows.map((row) => [row.id, row]))
  const over = found.filter(({ missing }) => missing > 0)
  const table = { items, links, reuse }
  return (
    <section aria-labelledby="bank-variants">
      <h2 id="bank-variants">{words.heading}</h2>
      <p>{hasVariants ? words.lead : words.none}</p>
      {reuse && <p>{words.reuse(reuse.candidates, reuse.maxReuse)}</p>}
      {isUnique ? (
        <p>{words.unique}</p>
      ) : (
        found.length > 0 && <p>{words.over(over.length, percent(share, share < 0.1 ? 1 : 0))}</p>
      )}
      {over.length > 0 && <Table label={words.table} rows={over} {...table} />}
      {found.length > 0 && (
        <Table label={words.all(found.length)} summary={words.all(found.length)} rows={found} {...table} />
      )}
      {hasVariants && <p>{strays.length === 0 ? words.stale : words.other(strays.join(', '))}</p>}
      {hasVariants && <p class="small muted">{words.unknown}</p>}
    </section>
  )
}

interface TableProps extends Pick<VariantLimit, 'reuse'> {
  readonly label: string
  readonly summary?: string
  readonly rows: readonly VariantRow[]
  readonly items: ReadonlyMap<string, BankRow>
  readonly links: ItemLinks
}

function Table({ rows, items, links, reuse, ...named }: TableProps) {
  return (
    <LongTable
      {...named}
      columns={words.columns}
      head={0}
      count={rows.length}
      rowAt={(at) => {
        const row = rows[at]
        const item = row && items.get(row.id)
        if (row === undefined || item === undefined) return { key: at, cells: [] }
        const { id, members, rate, each, missing } = row
        const meets = each === undefined || !reuse ? '' : words.meets((each * reuse.candidates).toFixed(0))
        return {
          key: id,
          cells: [
            <ItemLink item={item} links={links} />,
            members,
            rate === undefined ? words.keptOut : percent(rate, 1),
            percent(each, 1) + meets,
            missing,
          ],
        }
      }}
    />
  )
}
