import { useEffect, useRef } from 'preact/hooks'
import { typesOnMac } from '../../editor/types-on-mac.ts'

/** What the keys of the session page do. */
interface PageKeys {
  readonly run: () => void
  readonly submit: () => void
  readonly pause: () => void
  /** Shows the list of keys. */
  readonly keys: () => void
  /** Each of these moves the focus. */
  readonly problem: () => void
  readonly work: () => void
  readonly results: () => void
}

/** Keys that work wherever the focus is, as long as no dialog is open. */
export function usePageKeys(actions: PageKeys): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented ? undefined : actionOf(event)
      if (action === undefined || document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      // A key that is held down asks once.
      if (!event.repeat) latest.current[action]()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

/** By place rather than letter where Alt is held: on a Mac, Option makes other letters of them. */
const withAlt: Readonly<Record<string, keyof PageKeys>> = {
  Digit1: 'problem',
  Digit2: 'work',
  Digit3: 'results',
  KeyP: 'pause',
  KeyK: 'keys',
}

function actionOf(event: KeyboardEvent): keyof PageKeys | undefined {
  const { key, code, altKey, shiftKey, target } = event
  const isModified = event.ctrlKey || event.metaKey
  if (key === 'Enter' && isModified && !altKey) return shiftKey ? 'submit' : 'run'
  if (!altKey || isModified || shiftKey) return undefined
  const isField =
    target instanceof Element && target.closest('input[type=text], textarea, [data-own-paste]') !== null
  return isField && typesOnMac(event, navigator.platform) ? undefined : withAlt[code]
}
