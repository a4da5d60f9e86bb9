import { useState } from 'preact/hooks'
import { announce } from '../components/live-region.tsx'
import { session } from '../text/session.ts'

const words = session.editor

type Settings = typeof import('./EditorSettings.tsx').default

/** The button to the editors' settings, which are loaded when somebody asks for them. */
export function EditorTools() {
  const [Loaded, setLoaded] = useState<{ readonly Settings: Settings }>()
  const [open, setOpen] = useState(false)
  return (
    <>
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
    </>
  )
}
