import { parseDocument, type Document } from 'yaml'
import type { DataPath } from '#schemas/diagnose/index'

/** A change of one place of a blueprint. */
export type BlueprintEdit =
  | { readonly type: 'set'; readonly path: DataPath; readonly value: unknown }
  | { readonly type: 'remove'; readonly path: DataPath }
  /** an entry of a list one place up or down */
  | { readonly type: 'move'; readonly path: DataPath; readonly by: -1 | 1 }

/** Column after which folded texts and flow collections go on in the next line. */
const LINE_WIDTH = 120

/**
 * Writes a change into a blueprint's text. Comments, order and style of what is not touched stay.
 *
 * @param text YAML that parses
 */
export function editYaml(text: string, edit: BlueprintEdit): string {
  const document = parseDocument(text)
  switch (edit.type) {
    case 'set':
      document.setIn(edit.path, document.createNode(edit.value))
      break
    case 'remove':
      document.deleteIn(edit.path)
      break
    case 'move':
      move(document, edit.path, edit.by)
  }
  return document.toString({ lineWidth: LINE_WIDTH })
}

function move(document: Document, path: DataPath, by: -1 | 1): void {
  const list = path.slice(0, -1)
  const from = Number(path.at(-1))
  const [own, other] = [from, from + by].map((at) => document.getIn([...list, at], true))
  if (own === undefined || other === undefined) return
  document.setIn([...list, from], other)
  document.setIn([...list, from + by], own)
}
