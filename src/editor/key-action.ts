import { typesOnMac } from './types-on-mac.ts'

/** What a key asks of either editor. */
export type KeyAction = 'run' | 'submit' | 'switch-editor' | 'switch-tab'

/**
 * @param event A key pressed in an editor.
 * @param platform As the browser names it.
 * @returns What it asks for; undefined for a key that the editor itself handles.
 */
export function keyAction(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  platform: string = globalThis.navigator.platform,
): KeyAction | undefined {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event
  if ((ctrlKey || metaKey) && !altKey && key === 'Enter') return shiftKey ? 'submit' : 'run'
  if (altKey && !ctrlKey && !metaKey && code === 'KeyE')
    return typesOnMac(event, platform) ? undefined : 'switch-editor'
  // Control on every system: Command+M hides the window on a Mac.
  if (ctrlKey && !altKey && !metaKey && !shiftKey && key.toLowerCase() === 'm') return 'switch-tab'
  return undefined
}
