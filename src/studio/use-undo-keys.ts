import { useEffect } from 'preact/hooks'
import { redo, undo, type Past } from './past.ts'

/** Ctrl+Z undoes and Ctrl+Y does again, outside of texts. */
export function useUndoKeys<T>(onPast: (change: (past: Past<T>) => Past<T>) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      onPast(key === 'y' || event.shiftKey ? redo : undo)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** Texts undo what is typed in them by themselves. */
function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type === 'text' || target.type === 'search'
  return target instanceof HTMLTextAreaElement
}
