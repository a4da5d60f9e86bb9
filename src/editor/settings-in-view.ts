import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { indentUnit } from '@codemirror/language'
import type { EditorOptions } from './editor.ts'
import type { EditorSettings } from './settings.ts'

/** The settings as one code editor obeys them. */
interface SettingsInView {
  /** Vim takes keys before anybody else does: it belongs in front of the rest. */
  readonly vim: Extension
  readonly layout: Extension
  readonly now: () => EditorSettings
  /** Takes settings over; text, cursor and undo stay as they are. */
  readonly configure: (view: EditorView, next: EditorSettings) => void
  /** Nothing that is still being loaded reaches the view any more. */
  readonly close: () => void
}

/** @param options Of the editor: its first settings, and whom to tell of vim. */
export function settingsInView(options: EditorOptions): SettingsInView {
  const columns = new Compartment()
  const wrapping = new Compartment()
  const vim = new Compartment()
  // Vim's keys come later, with the first `configure`.
  let settings: EditorSettings = { ...options.settings, vim: false }
  let open = true
  return {
    vim: vim.of([]),
    layout: [wrapping.of(wrap(settings)), columns.of(indentation(settings))],
    now: () => settings,
    configure: (view, next) => {
      const before = settings
      settings = next
      view.setTabFocusMode(next.tabKey === 'moves')
      const effects = [
        ...(before.wrap === next.wrap ? [] : [wrapping.reconfigure(wrap(next))]),
        ...(before.tabSize === next.tabSize ? [] : [columns.reconfigure(indentation(next))]),
        ...(before.vim && !next.vim ? [vim.reconfigure([])] : []),
      ]
      if (effects.length > 0) view.dispatch({ effects })
      if (before.vim || !next.vim) return
      import('./on-demand.ts').then(
        ({ vimKeys }) => {
          if (open && settings.vim)
            view.dispatch({ effects: vim.reconfigure(vimKeys(options.onVimMode, options.vimLineLabel)) })
        },
        () => {
          if (open) options.onVimMissing()
        },
      )
    },
    close: () => {
      open = false
    },
  }
}

function wrap(settings: EditorSettings): Extension {
  return settings.wrap ? EditorView.lineWrapping : []
}

function indentation({ tabSize }: EditorSettings): Extension {
  return [EditorState.tabSize.of(tabSize), indentUnit.of(' '.repeat(tabSize))]
}
