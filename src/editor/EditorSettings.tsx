import { useId } from 'preact/hooks'
import { Dialog } from '../components/dialog.tsx'
import type { Choice } from '../components/preference.ts'
import { session } from '../text/session.ts'
import { editorChoices, resetEditor } from './settings.ts'
import { usePlainEditor } from './use-plain-editor.ts'

const words = session.editor

interface EditorSettingsProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** How the editors look and behave. Each choice holds at once; this browser remembers it. */
export default function EditorSettings({ open, onClose }: EditorSettingsProps) {
  const { plain, setPlain } = usePlainEditor()
  const { colours, size, tabSize, tabKey, wrap, vim } = editorChoices
  return (
    <Dialog heading={words.heading} open={open} onClose={onClose}>
      <div class="editor-settings">
        <Select label={words.colours} choice={colours} name={(value) => words.colourNames[value]} />
        <Select label={words.size} choice={size} name={words.pixels} />
        <Select label={words.tabSize} choice={tabSize} name={words.spaces} />
        <Select label={words.tabKey} choice={tabKey} name={(value) => words.tabKeys[value]} />
        <Check label={words.wrap} checked={wrap.chosen.value} onChange={wrap.set} />
        <Check
          label={words.plain}
          help={words.plainHelp}
          keys={words.plainKeys}
          checked={plain}
          onChange={setPlain}
        />
        <Check label={words.vim} help={words.vimHelp} checked={vim.chosen.value} onChange={vim.set} />
      </div>
      <div class="ways">
        <button type="button" class="button" onClick={onClose}>
          {words.close}
        </button>
        <button type="button" class="button button-quiet" onClick={resetEditor}>
          {words.reset}
        </button>
      </div>
    </Dialog>
  )
}

interface SelectProps<Value> {
  readonly label: string
  readonly choice: Choice<Value>
  readonly name: (value: Value) => string
}

function Select<Value extends string | number>({ label, choice, name }: SelectProps<Value>) {
  const id = useId()
  return (
    <>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={String(choice.chosen.value)}
        onChange={(event) => {
          const value = choice.values.find((each) => String(each) === event.currentTarget.value)
          if (value !== undefined) choice.set(value)
        }}
      >
        {choice.values.map((value) => (
          <option key={value} value={String(value)}>
            {name(value)}
          </option>
        ))}
      </select>
    </>
  )
}

interface CheckProps {
  readonly label: string
  readonly help?: string
  /** Which keys do the same. */
  readonly keys?: string
  readonly checked: boolean
  readonly onChange: (on: boolean) => void
}

function Check({ label, help, keys, checked, onChange }: CheckProps) {
  const id = useId()
  return (
    <div class="editor-switch">
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          {...(help === undefined ? {} : { 'aria-describedby': id })}
          onChange={(event) => {
            onChange(event.currentTarget.checked)
          }}
        />
        {label}
      </label>
      {help !== undefined && (
        <p class="muted small" id={id}>
          {help} {keys !== undefined && <span class="key-hint">{keys}</span>}
        </p>
      )}
    </div>
  )
}
