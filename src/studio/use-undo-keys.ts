import { useEffect } from 'preact/hooks'
import { redo, undo, type Past } from './past.ts'

/** Ctrl+Z undoes and Ctrl+Y does again, outside of fields. */
export function useUndoKeys<T>(onPast: (change: (past: Past<T>) => Past<T>) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      onPast(key === 'y' || event.shiftKey ? redo : undo)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** Fields undo what is typed in them by themselves. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
}
