import { useEffect, useId, useRef } from 'preact/hooks'
import { review as words } from '../../text/review.ts'

/** Files by a button, and by dropping them anywhere on the page. */
export function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const latest = useRef(onFiles)
  latest.current = onFiles
  const id = useId()
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
  return (
    <p class="review-drop">
      <label class="button" for={id}>
        {words.choose}
      </label>
      <input
        id={id}
        class="review-input"
        type="file"
        multiple
        onChange={(event) => {
          latest.current([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />{' '}
      {words.drop}
    </p>
  )
}

/** A text that is dragged, as into the field of the passphrase, is no business of this page. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
