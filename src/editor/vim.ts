import type { Extension } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'
import { getCM, vim } from '@replit/codemirror-vim'

/**
 * The keys of vim, with its status line. Loaded when somebody asks for them.
 *
 * @param onMode Told the mode whenever it changes: `normal`, `insert`, `visual`, `replace`, and kinds of them.
 * @param lineLabel Names the line in which vim takes commands and what to search for.
 */
export function vimKeys(onMode: (mode: string) => void, lineLabel: string): Extension {
  return [
    vim({ status: true }),
    ViewPlugin.define((view) => {
      const listen = ({ mode, subMode }: { readonly mode: string; readonly subMode?: string }): void => {
        onMode(subMode === undefined || subMode === '' ? mode : `${mode} ${subMode.replace('wise', '')}`)
      }
      const editor = getCM(view)
      editor?.on('vim-mode-change', listen)
      const nameLine = ({ target }: FocusEvent): void => {
        if (target instanceof HTMLInputElement) target.ariaLabel = lineLabel
      }
      view.dom.addEventListener('focusin', nameLine)
      return {
        destroy: () => {
          editor?.off('vim-mode-change', listen)
          view.dom.removeEventListener('focusin', nameLine)
        },
      }
    }),
    look,
  ]
}

const look = EditorView.theme({
  '.cm-vim-panel': { fontFamily: 'var(--face-mono)', minHeight: '1.75em', alignItems: 'center' },
  '.cm-vim-message': { color: 'var(--bad) !important' },
  '.cm-vim-panel input': { font: 'inherit', color: 'inherit', outline: 'revert' },
  '.cm-fat-cursor': { background: 'var(--accent) !important', color: 'var(--on-accent) !important' },
  '&:not(.cm-focused) .cm-fat-cursor': {
    background: 'none !important',
    outline: '1px solid var(--accent) !important',
    color: 'transparent !important',
  },
})
