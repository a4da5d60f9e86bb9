import { Compartment, type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type EditorView, ViewPlugin, WidgetType } from '@codemirror/view'
import { specialCharacter } from '../text/special-pattern.ts'

/**
 * Characters that cannot be seen are rare; what shows them comes with the first, be it there at once or typed later.
 */
export function specialSigns(): Extension {
  const place = new Compartment()
  let asked = false
  const lookFor = (view: EditorView, text: string): void => {
    if (asked || !specialCharacter.test(text)) return
    asked = true
    import('./special-characters.ts').then(
      ({ visibleSpecialCharacters }) => {
        const parts = { Decoration, RangeSetBuilder, ViewPlugin, WidgetType }
        if (isOpen(view)) view.dispatch({ effects: place.reconfigure(visibleSpecialCharacters(parts)) })
      },
      () => {
        asked = false
      },
    )
  }
  return [
    place.of([]),
    ViewPlugin.define((view) => {
      lookFor(view, view.state.doc.toString())
      return {
        update: ({ docChanged, changes }) => {
          if (!docChanged) return
          changes.iterChanges((_from, _to, _start, _end, inserted) => {
            lookFor(view, inserted.toString())
          })
        },
      }
    }),
  ]
}

/** A view that was destroyed has left the page. */
function isOpen({ dom }: EditorView): boolean {
  return dom.isConnected
}
