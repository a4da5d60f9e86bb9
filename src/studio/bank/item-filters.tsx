import { useId } from 'preact/hooks'
import type { Taxonomy } from '#schemas/taxonomy'
import { kindNames } from '../../text/common.ts'
import { studioBank } from '../../text/studio-bank.ts'
import type { BankRow } from './bank-rows.ts'
import { bankViewFrom, NO_FILTERS, type BankView } from './bank-view.ts'
import { LEVELS } from './level-counts.ts'

interface ItemFiltersProps {
  readonly rows: readonly BankRow[]
  readonly areas: Taxonomy['areas']
  readonly view: BankView
  readonly hasTest: boolean
  readonly onView: (view: BankView, of: string) => void
}

type Choice = readonly [value: string, text: string]

const { items: words } = studioBank

/** Which items to show. */
export function ItemFilters({ rows, areas, view, hasTest, onView }: ItemFiltersProps) {
  const id = useId()
  const set = (name: keyof typeof NO_FILTERS, value: string): void =>
    onView(bankViewFrom({ ...view, [name]: value }), `filter ${name}`)
  const kinds = new Set<string>(rows.map(({ kind }) => kind))
  const choices: readonly {
    readonly name: Exclude<keyof typeof NO_FILTERS, 'q' | 'skill'>
    readonly label: string
    readonly options: readonly Choice[]
  }[] = [
    {
      name: 'kind',
      label: words.kind,
      options: Object.entries(kindNames).filter(([kind]) => kinds.has(kind)),
    },
    { name: 'level', label: words.level, options: LEVELS.map((level) => [String(level), String(level)]) },
    { name: 'certainty', label: words.certainty, options: Object.entries(words.certainties) },
    ...(hasTest ? [{ name: 'use' as const, label: words.use, options: Object.entries(words.uses) }] : []),
  ]
  return (
    <form
      class="studio-filters"
      role="search"
      aria-label={words.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      <p class="studio-field">
        <label for={`${id}-q`}>{words.q}</label>
        <input
          id={`${id}-q`}
          type="search"
          value={view.q}
          maxLength={100}
          autoComplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => set('q', currentTarget.value)}
        />
      </p>
      <p class="studio-field">
        <label for={`${id}-skill`}>{words.skill}</label>
        <select
          id={`${id}-skill`}
          value={view.skill}
          onChange={({ currentTarget }) => set('skill', currentTarget.value)}
        >
          <option value="">{words.any}</option>
          {areas.map((area) => (
            <optgroup key={area.id} label={area.title}>
              <option value={area.id}>{words.wholeArea(area.title)}</option>
              {area.skills.map((skill) => (
                <option key={skill.id} value={`${area.id}.${skill.id}`}>
                  {skill.title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </p>
      {choices.map(({ name, label, options }) => (
        <p key={name} class="studio-field">
          <label for={`${id}-${name}`}>{label}</label>
          <select
            id={`${id}-${name}`}
            value={view[name]}
            onChange={({ currentTarget }) => set(name, currentTarget.value)}
          >
            <option value="">{words.any}</option>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </p>
      ))}
      <button
        type="button"
        class="button button-quiet"
        onClick={() => onView({ ...view, ...NO_FILTERS }, 'filters')}
      >
        {words.clear}
      </button>
    </form>
  )
}
