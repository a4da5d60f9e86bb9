import { changesBetween } from '#log'
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyField, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import {
  ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  Prec,
  RangeSetBuilder,
  type Transaction,
} from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  ViewPlugin,
  WidgetType,
} from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { createBatch } from './batch.ts'
import type { EditorOptions, MountedEditor } from './editor.ts'
import { obeyKey } from './obey-key.ts'
import { fitsAnswer } from './limit.ts'
import type { EditorSettings } from './settings.ts'
import { specialCharacter } from './special-pattern.ts'
import { isUnusualInput } from './unusual-input.ts'

/** How long Tab leaves the editor after Escape, in milliseconds. */
const leaveMs = 2000

/**
 * Mounts CodeMirror in a shadow root of `parent`: it injects style sheets, which the page's content security policy
 * allows there only. Coarse edits leave through `options.onEdit`, at most one in a period. Whole because everything
 * here is one configuration of one view.
 *
 * @param parent An empty element that nothing else renders into.
 */
export function mountCodeMirror(parent: HTMLElement, options: EditorOptions): MountedEditor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' })
  const columns = new Compartment()
  const wrapping = new Compartment()
  const vim = new Compartment()
  const special = new Compartment()
  let settings: EditorSettings = { ...options.settings, vim: false }
  let open = true
  let showsSpecial = false
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
          if (event.key === 'Escape') view.setTabFocusMode(leaveMs)
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
    vim.of([]),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    special.of([]),
    history(),
    drawSelection(),
    wrapping.of(wrap(settings)),
    columns.of(indentation(settings)),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    options.language === 'typescript' ? typescriptLanguage : javascriptLanguage,
    syntaxHighlighting(classHighlighter),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.perLineTextDirection.of(true),
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
      update.changes.iterChanges((_from, _to, _start, _end, inserted) => {
        lookForSpecial(inserted.toString())
      })
      for (const transaction of update.transactions) {
        const characters = insertedBy(transaction)
        if (isUnusualInput({ characters, ...originOf(transaction, settings) }))
          options.onUntrusted(characters)
      }
    }),
    theme,
  ]

  /** Characters that cannot be seen are rare; what shows them comes with the first. */
  function lookForSpecial(text: string): void {
    if (showsSpecial || !specialCharacter.test(text)) return
    showsSpecial = true
    import('./special-characters.ts').then(
      ({ visibleSpecialCharacters }) => {
        const parts = { Decoration, RangeSetBuilder, ViewPlugin, WidgetType }
        if (open) view.dispatch({ effects: special.reconfigure(visibleSpecialCharacters(parts)) })
      },
      () => {
        showsSpecial = false
      },
    )
  }

  const view = new EditorView({ parent: root, root, state: stateOf(options, extensions) })
  // The scroller is a scrollable area: keyboards must reach it where the content itself has lost focus.
  view.scrollDOM.tabIndex = 0
  view.scrollDOM.setAttribute('role', 'group')
  view.scrollDOM.setAttribute('aria-label', options.scrollerLabel)

  const configure = (next: EditorSettings): void => {
    const before = settings
    settings = next
    view.setTabFocusMode(next.tabKey === 'moves')
    const effects = [
      ...(before.wrap === next.wrap ? [] : [wrapping.reconfigure(wrap(next))]),
      ...(before.tabSize === next.tabSize ? [] : [columns.reconfigure(indentation(next))]),
      ...(before.vim && !next.vim ? [vim.reconfigure([])] : []),
    ]
    if (effects.length > 0) view.dispatch({ effects })
    if (before.vim || !next.vim) return
    import('./vim.ts').then(
      ({ vimKeys }) => {
        if (open && settings.vim)
          view.dispatch({ effects: vim.reconfigure(vimKeys(options.onVimMode, options.vimLineLabel)) })
      },
      () => {
        if (open) options.onVimMissing()
      },
    )
  }
  configure(options.settings)
  lookForSpecial(options.text)

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
    configure,
    measure: () => {
      view.requestMeasure()
    },
    destroy: () => {
      open = false
      batch.close()
      const memory: unknown = view.state.toJSON(kept)
      view.destroy()
      return memory
    },
  }
}

/** What outlives the view beside the text and the selection: undo. */
const kept = { history: historyField }

/** The state as it was left, with what changed elsewhere meanwhile as one more step that can be undone. */
function stateOf({ text, cursor, memory }: EditorOptions, extensions: Extension): EditorState {
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

function wrap(settings: EditorSettings): Extension {
  return settings.wrap ? EditorView.lineWrapping : []
}

function indentation({ tabSize }: EditorSettings): Extension {
  return [EditorState.tabSize.of(tabSize), indentUnit.of(' '.repeat(tabSize))]
}

function insertedBy({ changes }: Transaction): number {
  let characters = 0
  changes.iterChanges((_from, _to, _start, _end, inserted) => {
    characters += inserted.length
  })
  return characters
}

/** Typing is `input.type`, and so is what extensions and dictation put into the page; a script's dispatch has no name. */
function originOf(
  transaction: Transaction,
  { vim }: EditorSettings,
): { readonly known: boolean; readonly trusted: boolean } {
  // Vim calls whatever it does composed typing, also what it puts from a register.
  const isVim = vim && transaction.isUserEvent('input.type.compose')
  return {
    known: isVim || !transaction.isUserEvent('input.type'),
    trusted: vim || namesItsOrigin(transaction),
  }
}

function namesItsOrigin(transaction: Transaction): boolean {
  return ['input', 'delete', 'move', 'undo', 'redo', 'indent', 'select'].some((name) =>
    transaction.isUserEvent(name),
  )
}

const theme = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    fontSize: 'var(--editor-size, var(--size-plain))',
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
    backgroundColor: 'color-mix(in srgb, var(--accent) var(--editor-selection, 24%), transparent)',
  },
  '.cm-specialChar': { color: 'var(--bad)', fontWeight: '700' },
  '@media (forced-colors: active)': {
    '.cm-selectionBackground': { forcedColorAdjust: 'none', opacity: '0.5' },
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
