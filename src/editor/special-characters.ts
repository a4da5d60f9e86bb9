import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, WidgetType } from '@codemirror/view'
import { nameOfSpecialCharacter } from '../text/special-characters.ts'
import { specialCharacter } from './special-pattern.ts'

/**
 * Shows a dot with its name in place of each character that cannot be seen. Loaded with the first of them, and smaller
 * than CodeMirror's own way, which would come with the editor.
 */
export const visibleSpecialCharacters: Extension = ViewPlugin.define(
  (view) => {
    let signs = signsIn(view)
    return {
      get signs() {
        return signs
      },
      update: (update) => {
        if (update.docChanged || update.viewportChanged) signs = signsIn(update.view)
      },
    }
  },
  { decorations: ({ signs }) => signs },
)

function signsIn({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const all = new RegExp(specialCharacter, 'g')
  for (const { from, to } of visibleRanges) {
    for (const { index, 0: sign } of state.sliceDoc(from, to).matchAll(all)) {
      builder.add(
        from + index,
        from + index + 1,
        Decoration.replace({ widget: new Sign(sign.charCodeAt(0)) }),
      )
    }
  }
  return builder.finish()
}

/** A class because CodeMirror's widgets are. */
class Sign extends WidgetType {
  readonly #code: number

  constructor(code: number) {
    super()
    this.#code = code
  }

  override eq(other: Sign): boolean {
    return other.#code === this.#code
  }

  override toDOM(): HTMLElement {
    const name = nameOfSpecialCharacter(this.#code)
    const sign = document.createElement('span')
    sign.className = 'cm-specialChar'
    sign.textContent = '•'
    sign.title = name
    sign.setAttribute('role', 'img')
    sign.setAttribute('aria-label', name)
    return sign
  }
}
