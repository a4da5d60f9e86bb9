import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/** Where the focus goes when find and replace opens. */
export type FindPart = 'find' | 'replace'

/** How long letters wait for the field that they are meant for, in milliseconds; then they are code again. */
const waitMs = 5000

/**
 * The keys that open find and replace, which is loaded with the first of them. Letters typed until it is there go into
 * its field, not into the code. Where it comes so late that letters went into the code meanwhile, it stays closed.
 *
 * @param onMissing Told where it could not be loaded.
 */
export function findKeys(onMissing: () => void): Extension {
  let waiting: { typed: string; readonly until: number } | undefined
  const open =
    (part: FindPart) =>
    (view: EditorView): boolean => {
      const asked = { typed: '', until: performance.now() + waitMs }
      waiting = asked
      import('./on-demand.ts').then(
        ({ openFind }) => {
          if (waiting !== asked) return
          waiting = undefined
          if (view.dom.isConnected) openFind(view, part, asked.typed)
        },
        () => {
          waiting = undefined
          onMissing()
        },
      )
      return true
    }
  return [
    EditorView.domEventHandlers({
      keydown: ({ key, ctrlKey, metaKey, isComposing, timeStamp }) => {
        if (waiting === undefined || key.length > 1 || ctrlKey || metaKey || isComposing) return false
        if (timeStamp > waiting.until) {
          waiting = undefined
          return false
        }
        waiting.typed += key
        return true
      },
    }),
    keymap.of([
      { key: 'Mod-f', run: open('find') },
      { key: 'Mod-Alt-f', run: open('replace') },
      { win: 'Ctrl-h', linux: 'Ctrl-h', run: open('replace') },
    ]),
  ]
}
