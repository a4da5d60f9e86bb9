import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Catalogue } from '../../practice/catalogue.ts'
import { choicesOf, type Filters } from '../../practice/filters.ts'
import { practice } from '../../text/practice.ts'

const words = practice.filters

interface FilterFormProps {
  readonly catalogue: Catalogue
  readonly filters: Filters
  /** Before the script runs the fields stand there and do nothing. */
  readonly isReady: boolean
  readonly isFiltering: boolean
  readonly onChange: (filters: Filters) => void
  readonly onClear: () => void
}

/** What to show of the catalogue. Where it is narrow, all but the search is folded behind a button. */
export function FilterForm({ catalogue, filters, isReady, isFiltering, onChange, onClear }: FilterFormProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const choices = choicesOf(catalogue)
  const set = (name: keyof Filters) => (value: string) => {
    onChange({ ...filters, [name]: value })
  }
  const chosen = (['skill', 'kind', 'level', 'language', 'state'] as const).filter(
    (name) => filters[name] !== '',
  ).length
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
        <div class="filter filter-search">
          <label for={`${id}-q`}>{words.q}</label>
          <input
            id={`${id}-q`}
            type="search"
            value={filters.q}
            maxLength={100}
            autoComplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => {
              set('q')(currentTarget.value)
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
          <Choice label={words.skill} value={filters.skill} onChange={set('skill')}>
            {choices.skill.map((area) => (
              <optgroup key={area.id} label={area.title}>
                <option value={area.id}>{words.wholeArea(area.title)}</option>
                {area.skills.map((skill) => (
                  <option key={skill.id} value={`${area.id}.${skill.id}`}>
                    {skill.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </Choice>
          <Choice label={words.kind} value={filters.kind} onChange={set('kind')}>
            {choices.kind.map((kind) => (
              <option key={kind} value={kind}>
                {words.kindOption(kind)}
              </option>
            ))}
          </Choice>
          <Choice label={words.level} value={filters.level} onChange={set('level')}>
            {choices.level.map((level) => (
              <option key={level} value={level}>
                {words.levelOption(level)}
              </option>
            ))}
          </Choice>
          <Choice label={words.language} value={filters.language} onChange={set('language')}>
            {choices.language.map((language) => (
              <option key={language} value={language}>
                {words.languageOption(language)}
              </option>
            ))}
          </Choice>
          <Choice label={words.state} value={filters.state} onChange={set('state')}>
            {choices.state.map((state) => (
              <option key={state} value={state}>
                {words.states[state]}
              </option>
            ))}
          </Choice>
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

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ComponentChildren
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId()
  return (
    <div class="filter" data-set={value !== ''}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value)
        }}
      >
        <option value="">{words.any}</option>
        {children}
      </select>
    </div>
  )
}
