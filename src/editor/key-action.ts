/** What a key asks of either editor. */
export type KeyAction = 'run' | 'submit' | 'switch-editor' | 'switch-tab'

/**
 * @param event A key pressed in an editor.
 * @returns What it asks for; undefined for a key that the editor itself handles.
 */
export function keyAction(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): KeyAction | undefined {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event
  if ((ctrlKey || metaKey) && !altKey && key === 'Enter') return shiftKey ? 'submit' : 'run'
  if (altKey && !ctrlKey && !metaKey && code === 'KeyE') return 'switch-editor'
  // Control on every system: Command+M hides the window on a Mac.
  if (ctrlKey && !altKey && !metaKey && !shiftKey && key.toLowerCase() === 'm') return 'switch-tab'
  return undefined
}
