import type { Extension, RangeSetBuilder } from '@codemirror/state'
import type { Decoration, DecorationSet, EditorView, ViewPlugin, WidgetType } from '@codemirror/view'
import { nameOfSpecialCharacter } from '../text/special-characters.ts'
import { specialCharacter } from '../text/special-pattern.ts'

/** Handed in by the editor: a module that imported them itself would cut the editor's file in two, which costs 1 KB. */
interface CodeMirrorParts {
  readonly Decoration: typeof Decoration
  readonly RangeSetBuilder: typeof RangeSetBuilder
  readonly ViewPlugin: typeof ViewPlugin
  readonly WidgetType: typeof WidgetType
}

/**
 * Shows a dot with its name in place of each character that cannot be seen. Loaded with the first of them, and smaller
 * than CodeMirror's own way, which would come with the editor.
 */
export function visibleSpecialCharacters(parts: CodeMirrorParts): Extension {
  const { Decoration, RangeSetBuilder, ViewPlugin, WidgetType } = parts

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

  const signsIn = ({ state, visibleRanges }: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>()
    const all = new RegExp(specialCharacter, 'g')
    for (const { from, to } of visibleRanges) {
      for (const { index, 0: sign } of state.sliceDoc(from, to).matchAll(all)) {
        const widget = new Sign(sign.charCodeAt(0))
        builder.add(from + index, from + index + 1, Decoration.replace({ widget }))
      }
    }
    return builder.finish()
  }

  return ViewPlugin.define(
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
}
