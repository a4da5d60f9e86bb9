import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  type SearchQuery,
} from '@codemirror/search'
import type { EditorState } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { editorFind as words } from '../text/editor-find.ts'
import { countMatches, mostMatches } from './count-matches.ts'

/** What to find, and what to put in its place. */
export interface FindChoices {
  readonly search: string
  readonly replace: string
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
  readonly regexp: boolean
}

interface FindPanelProps {
  readonly view: EditorView
  readonly onChoose: (some: Partial<FindChoices>) => void
}

/** Two fields with their ways; Enter finds and replaces, Shift+Enter goes back, Escape closes. */
export function FindPanel({ view, onChoose }: FindPanelProps) {
  const query = getSearchQuery(view.state)
  return (
    <>
      <div class="find-row">
        <label class="find-field">
          <span>{words.find}</span>
          <Field
            name="search"
            value={query.search}
            isWrong={query.search !== '' && !query.valid}
            onInput={(search) => {
              onChoose({ search })
            }}
            onEnter={(isBack) => (isBack ? findPrevious(view) : findNext(view))}
          />
        </label>
        <Way label={words.previous} onPress={() => findPrevious(view)} />
        <Way label={words.next} onPress={() => findNext(view)} />
        <span class="find-found">{foundInWords(query, view.state)}</span>
      </div>
      <div class="find-row">
        <label class="find-field">
          <span>{words.replaceWith}</span>
          <Field
            name="replace"
            value={query.replace}
            onInput={(replace) => {
              onChoose({ replace })
            }}
            onEnter={() => replaceNext(view)}
          />
        </label>
        <Way label={words.replace} onPress={() => replaceNext(view)} />
        <Way label={words.replaceAll} onPress={() => replaceAll(view)} />
      </div>
      <div class="find-row">
        <Check
          label={words.matchCase}
          on={query.caseSensitive}
          onSwitch={(caseSensitive) => {
            onChoose({ caseSensitive })
          }}
        />
        <Check
          label={words.wholeWord}
          on={query.wholeWord}
          onSwitch={(wholeWord) => {
            onChoose({ wholeWord })
          }}
        />
        <Check
          label={words.pattern}
          help={words.patternHelp}
          on={query.regexp}
          onSwitch={(regexp) => {
            onChoose({ regexp })
          }}
        />
        <Way label={words.close} class="find-close" onPress={() => closeSearchPanel(view)} />
      </div>
    </>
  )
}

/** @returns How often it was found, and which of them is selected. */
export function foundInWords(query: SearchQuery, state: EditorState): string {
  if (query.search === '') return ''
  if (!query.valid) return words.badPattern
  const { count, selected } = countMatches(query, state)
  if (count === 0) return words.none
  if (count > mostMatches) return words.manyMatches(mostMatches)
  return selected === 0 ? words.matches(count) : words.place(selected, count)
}

interface FieldProps {
  readonly name: 'search' | 'replace'
  readonly value: string
  readonly isWrong?: boolean
  readonly onInput: (text: string) => void
  readonly onEnter: (isBack: boolean) => void
}

function Field({ name, value, isWrong = false, onInput, onEnter }: FieldProps) {
  return (
    <input
      type="text"
      name={name}
      value={value}
      autocomplete="off"
      spellcheck={false}
      aria-invalid={isWrong}
      // CodeMirror looks for its field by this.
      {...(name === 'search' ? { 'main-field': 'true' } : {})}
      onInput={(event) => {
        onInput(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
          return
        event.preventDefault()
        onEnter(event.shiftKey)
      }}
    />
  )
}

interface WayProps {
  readonly label: string
  readonly class?: string
  readonly onPress: () => void
}

function Way({ label, class: name, onPress }: WayProps) {
  return (
    <button type="button" class={name} onClick={onPress}>
      {label}
    </button>
  )
}

interface CheckProps {
  readonly label: string
  readonly help?: string
  readonly on: boolean
  readonly onSwitch: (on: boolean) => void
}

function Check({ label, help, on, onSwitch }: CheckProps) {
  return (
    <label class="find-check" title={help}>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          onSwitch(event.currentTarget.checked)
        }}
      />
      {label}
    </label>
  )
}
