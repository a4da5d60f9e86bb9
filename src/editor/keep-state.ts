import { changesBetween } from '#log'
import { historyField } from '@codemirror/commands'
import { ChangeSet, EditorState, type Extension } from '@codemirror/state'
import type { EditorOptions } from './editor.ts'

/** What outlives the view beside the text and the selection: undo. */
const kept = { history: historyField }

/** @returns What a later editor of the same document needs in order to undo what was done in this one. */
export function memoryOf(state: EditorState): unknown {
  return state.toJSON(kept)
}

/** The state as it was left, with what changed elsewhere meanwhile as one more step that can be undone. */
export function stateOf({ text, cursor, memory }: EditorOptions, extensions: Extension): EditorState {
  const selection = { anchor: Math.min(cursor, text.length) }
  if (memory === undefined) return EditorState.create({ doc: text, selection, extensions })
  const left = EditorState.fromJSON(memory, { extensions }, kept)
  const between = changesBetween(left.doc.toString(), text)
  return left.update({
    ...(between === undefined ? {} : { changes: ChangeSet.fromJSON(between) }),
    selection,
    filter: false,
  }).state
}
