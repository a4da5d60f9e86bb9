import { useEffect, useMemo, useState } from 'preact/hooks'
import { kindNames } from '../text/common.ts'
import { preview } from '../text/preview.ts'
import { authorItemPage } from '../components/author-pages.ts'
import { indexData } from './author-addresses.ts'
import type { AuthorChange, AuthorIndex, AuthorRow } from './author-data.ts'
import { onServer } from './changes.ts'
import { ItemFilterForm } from './item-filter-form.tsx'
import { filterItems, readItemFilters, writeItemFilters, type ItemFilters } from './item-filters.ts'
import { SourceText } from './source-text.tsx'
import { FaultsMark, StandingMark } from './standing-mark.tsx'

/** Rows that are drawn at a time: all of 5,000 would take a second, and nobody reads them. */
const PAGE = 200

/** All items of all banks, with what their authors should know. */
export function AuthorList() {
  const [index, setIndex] = useState<AuthorIndex>()
  const [trouble, setTrouble] = useState<string>()
  const [filters, setFilters] = useState(() => readItemFilters(location.search))
  const [room, setRoom] = useState(PAGE)
  useEffect(() => {
    const load = (): void => {
      fetch(indexData)
        .then(async (response) => {
          setIndex((await response.json()) as AuthorIndex)
          setTrouble(undefined)
        })
        .catch(() => setTrouble(preview.failed))
    }
    load()
    return onServer({
      changed: (change) => setIndex((before) => before && merged(before, change)),
      lost: () => setTrouble(preview.lost),
      back: load,
    })
  }, [])
  const rows = index?.rows ?? []
  const found = useMemo(() => filterItems(rows, filters), [rows, filters])
  const shown = found.slice(0, room)
  const choose = (wanted: ItemFilters): void => {
    setFilters(wanted)
    setRoom(PAGE)
    history.replaceState(null, '', location.pathname + writeItemFilters(wanted))
  }
  const several = (index?.banks.length ?? 0) > 1
  return (
    <>
      {trouble !== undefined && (
        <p class="note note-bad" role="alert">
          {trouble}
        </p>
      )}
      {!index && trouble === undefined && <p role="status">{preview.loading}</p>}
      {index?.banks
        .filter(({ done, of }) => done < of || of === 0)
        .map(({ name, done, of }) => (
          <p key={name} role="status">
            {preview.reading(name, done, of)}
          </p>
        ))}
      {index?.banks
        .filter(({ sources }) => sources.length > 0)
        .map(({ name, sources }) => (
          <section key={name} class="bank-faults" aria-label={preview.bankFaults(name)}>
            <h2>{preview.bankFaults(name)}</h2>
            {sources.map((source) => (
              <SourceText key={source.file} source={source} level={3} />
            ))}
          </section>
        ))}
      {index && (
        <>
          <ItemFilterForm rows={rows} filters={filters} onChange={choose} />
          <p class="list-count" role="status">
            {found.length === 0 ? preview.none : preview.count(shown.length, found.length, rows.length)}
          </p>
          {shown.length > 0 && <Rows rows={shown} several={several} />}
          {shown.length < found.length && (
            <button type="button" class="button" onClick={() => setRoom(room + PAGE)}>
              {preview.more(Math.min(PAGE, found.length - shown.length))}
            </button>
          )}
        </>
      )}
    </>
  )
}

function Rows({ rows, several }: { readonly rows: readonly AuthorRow[]; readonly several: boolean }) {
  const { columns } = preview
  return (
    <table class="items">
      <thead>
        <tr>
          <th scope="col">{columns.item}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.level}</th>
          <th scope="col">{columns.status}</th>
          <th scope="col">{columns.proof}</th>
          <th scope="col">{columns.faults}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.bank}/${row.name}`}>
            <th scope="row">
              <a href={authorItemPage(row)}>{row.title}</a>
              <span class="item-id">{several ? `${row.bank}/${row.name}` : row.name}</span>
            </th>
            <td>{row.kind && kindNames[row.kind]}</td>
            <td class="item-level">{row.level}</td>
            <td>{row.status}</td>
            <td>
              <StandingMark standing={row.proof} />
            </td>
            <td>
              <FaultsMark {...row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The list after a change: what is told of replaces what was there. */
function merged(index: AuthorIndex, { banks, rows, gone }: AuthorChange): AuthorIndex {
  const keyOf = ({ bank, name }: { readonly bank: string; readonly name: string }): string =>
    `${bank}/${name}`
  const told = new Map(banks.map((bank) => [bank.name, bank]))
  const list = new Map(index.rows.map((row) => [keyOf(row), row]))
  for (const one of gone) list.delete(keyOf(one))
  let isLonger = false
  for (const row of rows) {
    isLonger ||= !list.has(keyOf(row))
    list.set(keyOf(row), row)
  }
  const all = [...list.values()]
  return {
    banks: index.banks.map((bank) => told.get(bank.name) ?? bank),
    rows: isLonger ? all.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)) : all,
  }
}
