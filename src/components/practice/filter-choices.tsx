import { useId } from 'preact/hooks'
import { practice } from '../../text/practice.ts'

interface FilterChoicesProps {
  readonly label: string
  readonly values: readonly { readonly value: string; readonly text: string }[]
  /** Those that are ticked; others than these values may be among them. */
  readonly chosen: readonly string[]
  /** What each would leave, where that is known; a value that is not in it leaves nothing. */
  readonly counts: ReadonlyMap<string, number> | undefined
  /** Whether the texts are a sign or two, of which more stand in a line. */
  readonly short?: boolean
  readonly onToggle: (value: string) => void
}

/** The choices of one filter, each with the number of problems it would leave. Any number of them can be ticked. */
export function FilterChoices({
  label,
  values,
  chosen,
  counts,
  short = false,
  onToggle,
}: FilterChoicesProps) {
  const id = useId()
  return (
    <div class="filter-choices" data-short={short} role="group" aria-labelledby={id}>
      <p class="filter-label" id={id}>
        {label}
      </p>
      <ul>
        {values.map(({ value, text }) => {
          const count = counts === undefined ? undefined : (counts.get(value) ?? 0)
          const isChosen = chosen.includes(value)
          return (
            <li key={value}>
              <label class="filter-choice" data-set={isChosen} data-none={count === 0}>
                <input
                  type="checkbox"
                  value={value}
                  checked={isChosen}
                  onChange={() => {
                    onToggle(value)
                  }}
                />
                <span>
                  {text}{' '}
                  <span class="filter-count">{count === undefined ? '' : practice.filters.count(count)}</span>
                </span>
              </label>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
