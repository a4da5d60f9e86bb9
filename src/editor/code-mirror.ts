import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type ChangeSet, type Extension, Prec } from '@codemirror/state'
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
import { codeMirrorTheme } from './code-mirror-theme.ts'
import type { EditorOptions, MountedEditor } from './editor.ts'
import { findKeys } from './find-keys.ts'
import { grammar } from './grammar.ts'
import { memoryOf, placeOf, stateOf } from './keep-state.ts'
import { lockInView } from './lock-in-view.ts'
import { obeyKey } from './obey-key.ts'
import { refuseTooLong } from './refuse-too-long.ts'
import { settingsInView } from './settings-in-view.ts'
import { specialSigns } from './special-signs.ts'
import { transactionFacts } from './transaction-facts.ts'
import { isUnusualInput } from './unusual-input.ts'

/** How long Tab leaves the editor after Escape, in milliseconds. */
const leaveMs = 2000

/**
 * Mounts CodeMirror in a shadow root of `parent`: it injects style sheets, which the page's content security policy
 * allows there only. Coarse edits leave through `options.onEdit`, at most one in a period.
 *
 * @param parent An empty element that nothing else renders into.
 */
export function mountCodeMirror(parent: HTMLElement, options: EditorOptions): MountedEditor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' })
  const settings = settingsInView(options)
  const lock = lockInView()
  const language = grammar(options.language)
  let changes: ChangeSet | undefined
  const batch = createBatch(() => {
    if (changes === undefined) return
    const text = view.state.doc.toString()
    const json: unknown = changes.toJSON()
    changes = undefined
    options.onEdit(Array.isArray(json) ? json : [], text)
  })
  const paste = (text: string, { isTrusted }: Event): void => {
    if (isTrusted) options.onPaste(text)
    else options.onUntrusted(text.length)
  }

  const extensions: Extension = [
    Prec.highest(
      EditorView.domEventHandlers({
        keydown: (event) => {
          // Vim takes Escape for itself; the way out is the same all the same.
          if (event.key === 'Escape' && settings.now().tabKey === 'indents') view.setTabFocusMode(leaveMs)
          return obeyKey(event, options)
        },
        paste: (event) => {
          paste(event.clipboardData?.getData('text/plain') ?? '', event)
        },
        drop: (event) => {
          paste(event.dataTransfer?.getData('text/plain') ?? '', event)
        },
        blur: () => {
          batch.flush()
        },
      }),
    ),
    settings.vim,
    specialSigns(),
    settings.layout,
    lock.extension,
    findKeys(options.onFindMissing),
    code(options),
    language.extension,
    EditorView.clipboardInputFilter.of((text) => text.toWellFormed()),
    refuseTooLong(options.onTooLong),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return
      changes = changes === undefined ? update.changes : changes.compose(update.changes)
      batch.note()
      for (const transaction of update.transactions) {
        const facts = transactionFacts(transaction, settings.now().vim)
        if (isUnusualInput(facts)) options.onUntrusted(facts.characters)
      }
    }),
    codeMirrorTheme,
  ]

  const view = new EditorView({
    parent: root,
    root,
    state: stateOf(options, extensions),
    ...placeOf(options),
  })
  // The scroller is a scrollable area: keyboards must reach it where the content itself has lost focus.
  view.scrollDOM.tabIndex = 0
  view.scrollDOM.setAttribute('role', 'group')
  view.scrollDOM.setAttribute('aria-label', options.scrollerLabel)
  settings.configure(view, options.settings)
  language.load(view)

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
    lock: (isLocked) => {
      lock.set(view, isLocked)
    },
    configure: (next) => {
      settings.configure(view, next)
    },
    measure: () => {
      view.requestMeasure()
    },
    destroy: () => {
      settings.close()
      batch.close()
      const memory = memoryOf(view)
      view.destroy()
      return memory
    },
  }
}

/** Lines of a language, and the keys that write them. */
function code({ label }: EditorOptions): Extension {
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    syntaxHighlighting(classHighlighter),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({
      'aria-label': label,
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
    }),
  ]
}
