import { useId } from 'preact/hooks'
import type { Mark } from '#adaptive'
import { marking as words } from '../../text/marking.ts'

/** Longest note, in UTF-16 units (included). */
const longestNote = 500
const classNames = [
  'correctness',
  'security',
  'concurrency',
  'performance',
  'api',
  'readability',
  'test-gap',
] as const

interface MarkFormProps {
  readonly mark: Mark
  readonly index: number
  /** How the mark is called, such as `Lines 3 to 5`. */
  readonly place: string
  /** Number of lines of its file. */
  readonly last: number
  readonly locked: boolean
  readonly onChange: (mark: Mark) => void
  readonly onRemove: () => void
  readonly onBack: () => void
}

/** What is said of one mark: its lines, its class, a note. */
export function MarkForm({ mark, index, place, last, locked, onChange, onRemove, onBack }: MarkFormProps) {
  const id = useId()
  const end = (name: 'from' | 'to') => (
    <label class="mark-end">
      <span>{words[name]}</span>
      <input
        type="number"
        min={1}
        max={last}
        value={mark[name]}
        onChange={(event) => {
          const line = Math.round(event.currentTarget.valueAsNumber)
          const from = name === 'from' ? line : mark.from
          const to = name === 'to' ? line : mark.to
          if (line >= 1 && line <= last && from <= to) onChange({ ...mark, from, to })
          else event.currentTarget.value = String(mark[name])
        }}
      />
    </label>
  )
  return (
    <fieldset
      class="mark-form"
      disabled={locked}
      data-mark={index}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onBack()
      }}
    >
      <legend>{place}</legend>
      <div class="mark-ends">
        {end('from')}
        {end('to')}
      </div>
      <div class="mark-field">
        <label for={`${id}-class`}>{words.class}</label>
        <select
          id={`${id}-class`}
          value={mark.class}
          onChange={(event) => {
            const { value } = event.currentTarget
            onChange({ ...mark, class: classNames.find((name) => name === value) ?? 'undecided' })
          }}
        >
          <option value="undecided">{words.choose}</option>
          {classNames.map((name) => (
            <option key={name} value={name}>
              {words.classes[name]}
            </option>
          ))}
        </select>
      </div>
      <div class="mark-field">
        <label for={`${id}-note`}>{words.note}</label>
        <textarea
          id={`${id}-note`}
          rows={2}
          maxLength={longestNote}
          value={mark.note}
          onInput={(event) => {
            onChange({ ...mark, note: event.currentTarget.value.slice(0, longestNote).toWellFormed() })
          }}
        />
      </div>
      <div class="mark-actions">
        <button
          type="button"
          class="button button-small"
          aria-label={words.of(words.back, place)}
          onClick={onBack}
        >
          {words.back}
        </button>
        <button
          type="button"
          class="button button-small"
          aria-label={words.of(words.remove, place)}
          onClick={onRemove}
        >
          {words.remove}
        </button>
      </div>
    </fieldset>
  )
}
