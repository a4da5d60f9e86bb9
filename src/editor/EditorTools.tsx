import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { announce } from '../components/live-region.tsx'
import { session } from '../text/session.ts'
import { usePlainEditor } from './use-plain-editor.ts'

const words = session.editor

type Settings = typeof import('./EditorSettings.tsx').default

interface EditorToolsProps {
  /** What stands before all others. */
  readonly before?: ComponentChildren
  /** What else there is to choose. */
  readonly children?: ComponentChildren
}

/** Above an editor: which one it is, and the button to its settings, which are loaded when somebody asks for them. */
export function EditorTools({ before, children }: EditorToolsProps) {
  const { plain, setPlain } = usePlainEditor()
  const [Loaded, setLoaded] = useState<{ readonly Settings: Settings }>()
  const [open, setOpen] = useState(false)
  return (
    <div class="code-tools">
      {before}
      <label class="check">
        <input
          type="checkbox"
          checked={plain}
          onChange={(event) => {
            setPlain(event.currentTarget.checked)
          }}
        />
        {session.code.plain}
      </label>
      {children}
      <button
        type="button"
        class="button button-quiet button-small"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true)
          import('./EditorSettings.tsx').then(
            (module) => {
              setLoaded({ Settings: module.default })
            },
            () => {
              announce(words.missing)
            },
          )
        }}
      >
        {words.open}
      </button>
      {Loaded !== undefined && (
        <Loaded.Settings
          open={open}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </div>
  )
}
