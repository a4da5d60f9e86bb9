import type { EditorOptions } from './editor.ts'
import { keyAction } from './key-action.ts'

/**
 * Does what a key asks of either editor, and keeps the key from everybody else.
 *
 * @param event A key pressed in an editor.
 * @param options Of that editor.
 * @returns False for a key that the editor itself handles.
 */
export function obeyKey(event: KeyboardEvent, options: EditorOptions): boolean {
  switch (keyAction(event)) {
    case 'run':
      if (!event.repeat) options.onRun()
      break
    case 'submit':
      options.onSubmit()
      break
    case 'switch-editor':
      options.onToggle()
      break
    case 'switch-tab':
      options.onToggleTab()
      break
    case undefined:
      return false
  }
  event.preventDefault()
  event.stopPropagation()
  return true
}
