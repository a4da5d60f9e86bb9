import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** Whether one code editor lets its text be changed. */
interface LockInView {
  readonly extension: Extension
  readonly set: (view: EditorView, isLocked: boolean) => void
}

/** A lock that is open at first; it takes neither the focus nor the cursor away. */
export function lockInView(): LockInView {
  const lock = new Compartment()
  return {
    extension: lock.of([]),
    set: (view, isLocked) => {
      view.dispatch({ effects: lock.reconfigure(isLocked ? locked : []) })
    },
  }
}

const locked: Extension = [
  // Commands ask the one; what is typed into the page is turned down by the other.
  EditorState.readOnly.of(true),
  EditorState.changeFilter.of(() => false),
  EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
]
