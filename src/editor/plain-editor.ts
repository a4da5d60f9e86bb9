import { createBatch } from './batch.ts'
import { changesBetween } from '#log'
import type { EditorOptions, MountedEditor } from './editor.ts'
import { fitsAnswer } from './limit.ts'

/**
 * Mounts a plain text area with the function of the code editor: the same edits, keys, limit and facts about pastes.
 *
 * @param parent An empty element that nothing else renders into.
 * @param describedBy Id of the element that tells its keys.
 */
export function mountPlainEditor(
  parent: HTMLElement,
  describedBy: string,
  options: EditorOptions,
): MountedEditor {
  const area = document.createElement('textarea')
  area.className = 'plain-editor'
  area.spellcheck = false
  area.autocapitalize = 'off'
  area.setAttribute('autocomplete', 'off')
  area.setAttribute('autocorrect', 'off')
  area.setAttribute('aria-label', options.label)
  area.setAttribute('aria-describedby', describedBy)
  area.value = options.text
  area.setSelectionRange(options.cursor, options.cursor)
  parent.replaceChildren(area)

  let handedOn = options.text
  let kept = { text: area.value, start: area.selectionStart, end: area.selectionEnd }
  const batch = createBatch(() => {
    const changes = changesBetween(handedOn, kept.text)
    handedOn = kept.text
    if (changes !== undefined) options.onEdit(changes, kept.text)
  })

  area.addEventListener('beforeinput', () => {
    kept = { ...kept, start: area.selectionStart, end: area.selectionEnd }
  })
  area.addEventListener('input', () => {
    const text = area.value.toWellFormed()
    if (text.length > kept.text.length && !fitsAnswer(text)) {
      area.value = kept.text
      area.setSelectionRange(kept.start, kept.end)
      options.onTooLong()
      return
    }
    kept = { text, start: area.selectionStart, end: area.selectionEnd }
    batch.note()
  })
  area.addEventListener('paste', (event) => {
    options.onPaste(event.clipboardData?.getData('text/plain') ?? '')
  })
  area.addEventListener('blur', batch.flush)
  area.addEventListener('keydown', (event) => {
    const modifier = event.ctrlKey || event.metaKey
    const action =
      modifier && event.key === 'Enter'
        ? event.shiftKey
          ? options.onSubmit
          : options.onRun
        : event.altKey && event.code === 'KeyE'
          ? options.onToggle
          : undefined
    if (action === undefined) return
    event.preventDefault()
    event.stopPropagation()
    action()
  })

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
    destroy: () => {
      batch.close()
      area.remove()
    },
  }
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
