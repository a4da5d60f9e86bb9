import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type ChangeSet, EditorState, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { createBatch } from './batch.ts'
import type { EditorOptions, MountedEditor } from './editor.ts'
import { fitsAnswer } from './limit.ts'

/**
 * Mounts CodeMirror in a shadow root of `parent`: it injects style sheets, which the page's content security policy
 * allows there only. Coarse edits leave through `options.onEdit`, at most one in a period.
 *
 * @param parent An empty element that nothing else renders into.
 */
export function mountCodeMirror(parent: HTMLElement, options: EditorOptions): MountedEditor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' })
  let changes: ChangeSet | undefined
  const batch = createBatch(() => {
    if (changes === undefined) return
    const text = view.state.doc.toString()
    const json: unknown = changes.toJSON()
    changes = undefined
    options.onEdit(Array.isArray(json) ? json : [], text)
  })

  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: options.text,
      selection: { anchor: Math.min(options.cursor, options.text.length) },
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run: handled(options.onRun) },
            { key: 'Mod-Shift-Enter', run: handled(options.onSubmit) },
            { key: 'Alt-e', run: handled(options.onToggle) },
          ]),
        ),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        javascript({ typescript: options.language === 'typescript' }),
        syntaxHighlighting(classHighlighter),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          autocapitalize: 'off',
          autocorrect: 'off',
          spellcheck: 'false',
        }),
        EditorView.clipboardInputFilter.of((text) => text.toWellFormed()),
        EditorState.transactionFilter.of((transaction) => {
          if (!transaction.docChanged || transaction.newDoc.length <= transaction.startState.doc.length)
            return transaction
          if (transaction.newDoc.length * 3 <= 65_536 || fitsAnswer(transaction.newDoc.toString()))
            return transaction
          options.onTooLong()
          return []
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          changes = changes === undefined ? update.changes : changes.compose(update.changes)
          batch.note()
        }),
        EditorView.domEventHandlers({
          paste: (event) => {
            options.onPaste(event.clipboardData?.getData('text/plain') ?? '')
          },
          blur: () => {
            batch.flush()
          },
        }),
        theme,
      ],
    }),
  })
  // The scroller is a scrollable area: keyboards must reach it where the content itself has lost focus.
  view.scrollDOM.tabIndex = 0
  view.scrollDOM.setAttribute('role', 'group')
  view.scrollDOM.setAttribute('aria-label', options.scrollerLabel)

  return {
    flush: batch.flush,
    focus: () => {
      view.focus()
    },
    cursor: () => view.state.selection.main.head,
    showLine: (line) => {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      view.dispatch({
        selection: { anchor: at.from },
        effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
      })
      view.focus()
    },
    destroy: () => {
      batch.close()
      view.destroy()
    },
  }
}

function handled(action: () => void): () => boolean {
  return () => {
    action()
    return true
  }
}

const theme = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    fontSize: 'var(--size-plain)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--face-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-scroller:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeft: '2px solid var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--muted)',
    border: 'none',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 12px 0 8px', minWidth: '28px' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ink) 4%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--line)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--bad)' },
  '.tok-comment': { color: 'var(--code-comment)' },
  '.tok-keyword': { color: 'var(--code-keyword)' },
  '.tok-string, .tok-string2': { color: 'var(--code-string)' },
  '.tok-number, .tok-bool, .tok-atom': { color: 'var(--code-number)' },
  '.tok-typeName, .tok-className, .tok-definition': { color: 'var(--code-name)' },
})
