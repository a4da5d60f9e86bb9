import type { Dispensable } from '#adaptive'
import { studioBank } from '../../text/studio-bank.ts'
import type { BankRow } from './bank-rows.ts'
import { ItemLink, type ItemLinks } from './item-link.tsx'
import { LongTable } from './long-table.tsx'

interface DispensablesProps {
  readonly retire: readonly Dispensable[]
  readonly items: ReadonlyMap<string, BankRow>
  readonly links: ItemLinks
}

const { retire: words } = studioBank

/** The items that the test could do without, those with the best reason first. */
export function Dispensables({ retire, items, links }: DispensablesProps) {
  const unused = retire.filter(({ isUnused }) => isUnused)
  const better = unused.filter(({ dominatedBy }) => dominatedBy !== null)
  const blunt = retire.filter(({ isBlunt }) => isBlunt)
  const weight = ({ isBlunt, dominatedBy }: Dispensable): number =>
    Number(isBlunt) + Number(dominatedBy !== null)
  const sorted = retire.toSorted((one, other) => weight(other) - weight(one))
  return (
    <section aria-labelledby="bank-retire">
      <h2 id="bank-retire">{words.heading}</h2>
      <p>{retire.length === 0 ? words.none : words.lead(unused.length, better.length, blunt.length)}</p>
      {retire.length > 0 && (
        <LongTable
          label={words.table(retire.length)}
          summary={words.table(retire.length)}
          columns={words.columns}
          head={0}
          count={sorted.length}
          rowAt={(at) => {
            const one = sorted[at]
            if (one === undefined) return { key: at, cells: [] }
            const item = items.get(one.id)
            return {
              key: one.id,
              cells: [item ? <ItemLink item={item} links={links} /> : one.id, whyOf(one, items)],
            }
          }}
        />
      )}
    </section>
  )
}

function whyOf({ isUnused, isBlunt, dominatedBy }: Dispensable, items: ReadonlyMap<string, BankRow>): string {
  return [
    ...(isUnused ? [words.unused] : []),
    ...(isBlunt ? [words.blunt] : []),
    ...(dominatedBy === null ? [] : [words.dominated(items.get(dominatedBy)?.title ?? dominatedBy)]),
  ].join('; ')
}
