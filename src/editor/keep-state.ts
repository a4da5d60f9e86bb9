import { changesBetween } from '#log'
import { historyField } from '@codemirror/commands'
import { ChangeSet, EditorState, type Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { EditorOptions } from './editor.ts'

/** What outlives the view beside the text and the selection: undo. */
const kept = { history: historyField }

/** What a code editor leaves to the next one of its document. */
interface Memory {
  readonly text: string
  readonly state: unknown
  /** How far the text was scrolled. */
  readonly place: ReturnType<EditorView['scrollSnapshot']>
}

/** @returns What a later editor of the same document needs in order to undo what was done in this one, where it was. */
export function memoryOf(view: EditorView): unknown {
  const memory: Memory = {
    text: view.state.doc.toString(),
    state: view.state.toJSON(kept),
    place: view.scrollSnapshot(),
  }
  return memory
}

/** The state as it was left, with what changed elsewhere meanwhile as one more step that can be undone. */
export function stateOf(options: EditorOptions, extensions: Extension): EditorState {
  const { text, cursor } = options
  const selection = { anchor: Math.min(cursor, text.length) }
  const memory = readMemory(options)
  if (memory === undefined) return EditorState.create({ doc: text, selection, extensions })
  const left = EditorState.fromJSON(memory.state, { extensions }, kept)
  const between = changesBetween(memory.text, text)
  return left.update({
    ...(between === undefined ? {} : { changes: ChangeSet.fromJSON(between) }),
    selection,
    filter: false,
  }).state
}

/** Where the text was scrolled to; of another text it would say nothing. */
export function placeOf(options: EditorOptions): { readonly scrollTo?: Memory['place'] } {
  const memory = readMemory(options)
  return memory?.text === options.text ? { scrollTo: memory.place } : {}
}

function readMemory({ memory }: EditorOptions): Memory | undefined {
  return memory as Memory | undefined
}
