import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { indentUnit } from '@codemirror/language'
import { Compartment, type Extension, Prec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** How a language is read: at once where it came with the editor, soon where it comes when somebody writes in it. */
export function grammar(language: string): {
  readonly extension: Extension
  readonly load: (view: EditorView) => void
} {
  const slot = new Compartment()
  if (language === 'sql') {
    return {
      extension: slot.of([]),
      load: (view) => {
        void import('./parts/sql.ts').then(
          ({ sqliteLanguage }) => {
            view.dispatch({ effects: slot.reconfigure(sqliteLanguage) })
          },
          // Without its grammar, a query is written all the same.
          () => undefined,
        )
      },
    }
  }
  if (language !== 'python') {
    const script = language === 'typescript' ? typescriptLanguage : javascriptLanguage
    return { extension: slot.of(script), load: () => undefined }
  }
  return {
    extension: [slot.of([]), Prec.high(indentUnit.of('    '))],
    load: (view) => {
      void import('./parts/python.ts').then(
        ({ pythonLanguage }) => {
          view.dispatch({ effects: slot.reconfigure(pythonLanguage) })
        },
        // Without its grammar, code is written all the same.
        () => undefined,
      )
    },
  }
}
