import { useId, useMemo, useState } from 'preact/hooks'
import type { Catalogue } from '../../practice/catalogue.ts'
import { choicesOf, FACETS, toggled, type Facet, type Filters } from '../../practice/filters.ts'
import type { FoundProblems } from '../../practice/find-problems.ts'
import { practice } from '../../text/practice.ts'
import { FilterChoices } from './filter-choices.tsx'

const words = practice.filters

interface FilterFormProps {
  readonly catalogue: Catalogue
  readonly filters: Filters
  /** What each choice would leave. */
  readonly counts: FoundProblems['counts']
  /** Before the script runs the fields stand there and do nothing. */
  readonly isReady: boolean
  readonly isFiltering: boolean
  readonly onChange: (filters: Filters) => void
  readonly onClear: () => void
}

/** What to show of the catalogue. Where it is narrow, all but the search is folded behind a button. */
export function FilterForm(props: FilterFormProps) {
  const { catalogue, filters, counts, isReady, isFiltering, onChange, onClear } = props
  const [open, setOpen] = useState(false)
  const id = useId()
  const choices = useMemo(() => choicesOf(catalogue), [catalogue])
  const chosen = FACETS.reduce((sum, facet) => sum + filters[facet].length, 0)
  const single = filters.skill.filter((value) => value.includes('.')).length
  const of = (facet: Facet) => ({
    chosen: filters[facet],
    // No state has a number while states are not known.
    counts: facet === 'state' && counts.state.size === 0 ? undefined : counts[facet],
    onToggle: (value: string) => {
      onChange(toggled(filters, facet, value))
    },
  })
  return (
    <form
      class="filters"
      role="search"
      aria-label={words.heading}
      onSubmit={(event) => {
        event.preventDefault()
      }}
    >
      <fieldset disabled={!isReady}>
        <div class="filter-search">
          <label for={`${id}-q`}>{words.q}</label>
          <input
            id={`${id}-q`}
            type="search"
            value={filters.q}
            maxLength={100}
            autoComplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => {
              onChange({ ...filters, q: currentTarget.value })
            }}
          />
        </div>
        <button
          type="button"
          class="button filters-toggle"
          aria-expanded={open}
          aria-controls={`${id}-more`}
          onClick={() => {
            setOpen(!open)
          }}
        >
          {words.toggle(chosen)}
        </button>
        <div class="filters-more" id={`${id}-more`} data-open={open}>
          <div class="filter">
            <FilterChoices
              label={words.area}
              values={choices.skill.map((area) => ({ value: area.id, text: area.title }))}
              {...of('skill')}
            />
          </div>
          <div class="filter">
            <FilterChoices
              label={words.level}
              short
              values={choices.level.map((value) => ({ value, text: words.levelOption(value) }))}
              {...of('level')}
            />
            <FilterChoices
              label={words.kind}
              values={choices.kind.map((value) => ({ value, text: words.kindOption(value) }))}
              {...of('kind')}
            />
            <FilterChoices
              label={words.state}
              values={choices.state.map((value) => ({ value, text: words.states[value] }))}
              {...of('state')}
            />
            <FilterChoices
              label={words.language}
              values={choices.language.map((value) => ({ value, text: words.languageOption(value) }))}
              {...of('language')}
            />
          </div>
          <details class="filter-skills">
            <summary>{words.skills(single)}</summary>
            {choices.skill.map((area) => (
              <FilterChoices
                key={area.id}
                label={area.title}
                values={area.skills.map((skill) => ({
                  value: `${area.id}.${skill.id}`,
                  text: skill.title,
                }))}
                {...of('skill')}
              />
            ))}
          </details>
          <button
            type="button"
            class="button button-quiet filters-clear"
            aria-disabled={!isFiltering}
            onClick={onClear}
          >
            {words.clear}
          </button>
        </div>
      </fieldset>
    </form>
  )
}
