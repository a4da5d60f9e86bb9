import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { fixed, NONE, percent } from '#report'
import { kindNames } from '../../text/common.ts'
import { studioBank } from '../../text/studio-bank.ts'
import type { BankRow } from './bank-rows.ts'
import { sortKeys, type BankView, type RateOf, type SortKey } from './bank-view.ts'
import { ItemLink, type ItemLinks } from './item-link.tsx'
import { More, ROWS } from './more.tsx'

interface ItemTableProps {
  /** sorted */
  readonly rows: readonly BankRow[]
  readonly view: Pick<BankView, 'sort' | 'isDescending'>
  /** undefined where no test is known */
  readonly rateOf: RateOf | undefined
  readonly links: ItemLinks
  readonly titleOf: (skill: string) => string
  readonly onSort: (sort: SortKey) => void
}

const { items: words } = studioBank

/** Smallest share that a percentage with one digit can tell. */
const LEAST = 0.0005

/** A table of items that any of its columns sorts; the first rows, and more on demand. */
export function ItemTable({ rows, view, rateOf, links, titleOf, onSort }: ItemTableProps) {
  const [most, setMost] = useState(ROWS)
  const columns = sortKeys.filter((key) => key !== 'use' || rateOf !== undefined)
  const shown = rows.slice(0, most)
  return (
    <>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={words.table}>
        <table class="studio-item-table">
          <thead>
            <tr>
              {columns.map((key) => (
                <th
                  key={key}
                  scope="col"
                  {...(view.sort === key && { 'aria-sort': view.isDescending ? 'descending' : 'ascending' })}
                >
                  <button type="button" class="studio-sort" title={words.sortBy} onClick={() => onSort(key)}>
                    {words.columns[key]}
                    <span aria-hidden="true">
                      {view.sort === key ? (view.isDescending ? ' ▼' : ' ▲') : ''}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <ItemLink item={row} links={links} />
                </th>
                {columns.slice(1).map((key) => (
                  <td key={key}>{cellOf(row, key)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More shown={shown.length} all={rows.length} onMore={() => setMost(most + ROWS)} />
    </>
  )

  function cellOf(row: BankRow, key: SortKey): ComponentChildren {
    switch (key) {
      case 'kind':
        return kindNames[row.kind]
      case 'skills':
        return row.skills.map(titleOf).join(', ')
      case 'difficulty':
        return fixed(row.difficulty, 2)
      case 'se':
        return fixed(row.se, 2)
      case 'slope':
        return slopeOf(row)
      case 'variants':
        return row.variants.length
      case 'certainty':
        return row.persons === undefined
          ? words[row.certainty === 'stated' ? 'stated' : 'prior']
          : words.persons(row.persons)
      case 'use':
        return shareOf(rateOf?.(row.id))
      default:
        return row[key]
    }
  }
}

function slopeOf({ slope, slopeSe, guess }: BankRow): string {
  const own = slopeSe === undefined ? fixed(slope, 2) : `${fixed(slope, 2)} ± ${fixed(slopeSe, 2)}`
  return guess > 0 ? `${own}, ${words.guess(fixed(guess, 2))}` : own
}

function shareOf(rate: number | undefined): string {
  if (rate === undefined) return words.uses['kept-out']
  if (rate === 0) return NONE
  return rate < LEAST ? words.underLeast : percent(rate, 1)
}
