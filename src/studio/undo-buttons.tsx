import { studio as words } from '../text/studio.ts'
import { redo, undo, type Past } from './past.ts'
import { useUndoKeys } from './use-undo-keys.ts'

interface UndoButtonsProps<T> {
  readonly past: Past<T>
  readonly onPast: (change: (past: Past<T>) => Past<T>) => void
}

/** Takes changes back and does them again, by button and by key. */
export function UndoButtons<T>({ past: { before, after }, onPast }: UndoButtonsProps<T>) {
  useUndoKeys(onPast)
  return (
    <>
      <button type="button" class="button" aria-disabled={before.length === 0} onClick={() => onPast(undo)}>
        {words.undo}
      </button>
      <button type="button" class="button" aria-disabled={after.length === 0} onClick={() => onPast(redo)}>
        {words.redo}
      </button>
    </>
  )
}
