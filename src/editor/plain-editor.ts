import { changesBetween } from '#log'
import { insertedByProgram } from '../components/session/inserted-text.ts'
import { createBatch } from './batch.ts'
import type { EditorOptions, MountedEditor } from './editor.ts'
import { indentLines } from './indent-lines.ts'
import { obeyKey } from './obey-key.ts'
import { fitsAnswer } from './limit.ts'
import type { EditorSettings } from './settings.ts'

/** How long Tab leaves the editor after Escape, in milliseconds. */
const leaveMs = 2000

/** Chromium takes seconds to insert a thousand lines so that they can be undone; more lines are put in at once. */
const mostLinesUndone = 100

/**
 * Mounts a plain text area with the function of the code editor: the same edits, keys, limit and facts about pastes.
 *
 * @param parent An empty element that nothing else renders into.
 */
export function mountPlainEditor(parent: HTMLElement, options: EditorOptions): MountedEditor {
  const area = document.createElement('textarea')
  area.className = 'plain-editor'
  area.spellcheck = false
  area.autocapitalize = 'off'
  area.setAttribute('autocomplete', 'off')
  area.setAttribute('autocorrect', 'off')
  area.setAttribute('aria-label', options.label)
  area.setAttribute('aria-describedby', options.describedBy)
  area.value = options.text
  area.setSelectionRange(options.cursor, options.cursor)
  parent.replaceChildren(area)
  const place = options.memory as Place | undefined
  area.scrollTo(place ?? { left: 0, top: 0 })

  let settings: EditorSettings
  const configure = (next: EditorSettings): void => {
    settings = next
    area.wrap = next.wrap ? 'soft' : 'off'
    area.dataset['tabSize'] = String(next.tabSize)
  }
  configure(options.settings)

  let handedOn = options.text
  let shown = { text: area.value, start: area.selectionStart, end: area.selectionEnd }
  let indenting = false
  let escapedAt = -Infinity
  const batch = createBatch(() => {
    const changes = changesBetween(handedOn, shown.text)
    handedOn = shown.text
    if (changes !== undefined) options.onEdit(changes, shown.text)
  })

  area.addEventListener('beforeinput', () => {
    shown = { ...shown, start: area.selectionStart, end: area.selectionEnd }
  })
  area.addEventListener('input', (event) => {
    const text = area.value.toWellFormed()
    if (text.length > shown.text.length && !fitsAnswer(text)) {
      area.value = shown.text
      area.setSelectionRange(shown.start, shown.end)
      options.onTooLong()
      return
    }
    const inputType = event instanceof InputEvent ? event.inputType : ''
    const input = { isTrusted: event.isTrusted, inputType, before: shown.text, after: text }
    const characters = indenting ? 0 : insertedByProgram(input)
    if (characters > 0) options.onUntrusted(characters)
    shown = { text, start: area.selectionStart, end: area.selectionEnd }
    batch.note()
  })
  const paste = (text: string): void => {
    options.onPaste(text)
  }
  area.addEventListener('paste', (event) => {
    // A paste that a script made up puts nothing into a text area.
    if (event.isTrusted) paste(event.clipboardData?.getData('text/plain') ?? '')
  })
  area.addEventListener('drop', (event) => {
    if (event.isTrusted) paste(event.dataTransfer?.getData('text/plain') ?? '')
  })
  area.addEventListener('blur', batch.flush)
  area.addEventListener('keydown', (event) => {
    if (obeyKey(event, options)) return
    if (event.key === 'Tab') indent(event)
    else if (event.key === 'Escape') escapedAt = event.timeStamp
    else if (!['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) escapedAt = -Infinity
  })

  function indent(event: KeyboardEvent): void {
    const { altKey, ctrlKey, metaKey, shiftKey } = event
    const leaves = settings.tabKey === 'moves' || event.timeStamp - escapedAt <= leaveMs
    if (leaves || area.readOnly || altKey || ctrlKey || metaKey || event.isComposing) return
    event.preventDefault()
    const selection = { start: area.selectionStart, end: area.selectionEnd }
    const change = indentLines(area.value, selection, settings.tabSize, shiftKey ? -1 : 1)
    if (change === undefined) return
    area.setSelectionRange(change.from, change.to)
    indenting = true
    // The one way to change a text area that its undo remembers; `setRangeText` forgets all that went before.
    const done =
      change.insert.split('\n').length <= mostLinesUndone &&
      document.execCommand('insertText', false, change.insert)
    if (!done) {
      area.setRangeText(change.insert)
      area.dispatchEvent(new InputEvent('input'))
    }
    indenting = false
    // Refused, and as it was, where it had become too long.
    if (area.value.slice(change.from, change.from + change.insert.length) === change.insert)
      area.setSelectionRange(change.start, change.end)
  }

  return {
    flush: batch.flush,
    focus: () => {
      area.focus()
    },
    cursor: () => area.selectionStart,
    showLine: (line) => {
      const start = offsetOfLine(area.value, line)
      area.focus()
      area.setSelectionRange(start, start)
    },
    lock: (isLocked) => {
      area.readOnly = isLocked
    },
    configure,
    measure: () => undefined,
    destroy: () => {
      batch.close()
      const left: Place = { left: area.scrollLeft, top: area.scrollTop }
      area.remove()
      return left
    },
  }
}

/** How far the text was scrolled, in CSS pixels: what this editor leaves to the next one of its document. */
interface Place {
  readonly left: number
  readonly top: number
}

function offsetOfLine(text: string, line: number): number {
  let start = 0
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', start)
    if (next === -1) return start
    start = next + 1
  }
  return start
}
