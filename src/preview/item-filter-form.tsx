import { useId } from 'preact/hooks'
import { kindNames } from '../text/common.ts'
import { preview } from '../text/preview.ts'
import type { AuthorRow } from './author-data.ts'
import { NO_ITEM_FILTERS, type ItemFilters } from './item-filters.ts'

const words = preview.filters

interface ItemFilterFormProps {
  readonly rows: readonly AuthorRow[]
  readonly filters: ItemFilters
  readonly onChange: (filters: ItemFilters) => void
}

/** What to show of the list of items. */
export function ItemFilterForm({ rows, filters, onChange }: ItemFilterFormProps) {
  const id = useId()
  const statuses = ['draft', 'review', 'live', 'retired']
  const choices = [
    { name: 'kind', label: words.kind, options: Object.entries(kindNames) },
    { name: 'status', label: words.status, options: statuses.map((status) => [status, status]) },
    { name: 'proof', label: words.proof, options: Object.entries(preview.standings) },
    {
      name: 'faults',
      label: words.faults,
      options: [
        ['errors', words.withErrors],
        ['any', words.withAny],
        ['none', words.without],
      ],
    },
  ] as const
  return (
    <form
      class="item-filters"
      role="search"
      aria-label={words.heading}
      onSubmit={(event) => event.preventDefault()}
    >
      <p class="item-search">
        <label for={`${id}-q`}>{words.q}</label>
        <input
          id={`${id}-q`}
          type="search"
          value={filters.q}
          maxLength={100}
          autoComplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => onChange({ ...filters, q: currentTarget.value })}
        />
      </p>
      {choices.map(({ name, label, options }) => (
        <p key={name}>
          <label for={`${id}-${name}`}>{label}</label>
          <select
            id={`${id}-${name}`}
            value={filters[name]}
            onChange={({ currentTarget }) => onChange({ ...filters, [name]: currentTarget.value })}
          >
            <option value="">{words.any}</option>
            {options
              .filter(([value = '']) => value === filters[name] || isUsed(rows, name, value))
              .map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
          </select>
        </p>
      ))}
      <button type="button" class="button button-quiet" onClick={() => onChange(NO_ITEM_FILTERS)}>
        {words.clear}
      </button>
    </form>
  )
}

function isUsed(
  rows: readonly AuthorRow[],
  name: 'kind' | 'status' | 'proof' | 'faults',
  value: string,
): boolean {
  return name === 'faults' || rows.some((row) => row[name] === value)
}
