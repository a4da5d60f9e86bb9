import { useEffect, useRef } from 'preact/hooks'

/** What was last copied or cut on this page; it stays in memory, and is compared with what is pasted. */
interface Copied {
  /** From a field or an editor, where it may be gone since. */
  readonly own: string
  /** From what the page shows. */
  readonly shown: string
}

/** Notes what is copied on the page, so that pasting it is not taken for text from elsewhere. */
export function useCopied(): { readonly current: Copied } {
  const copied = useRef<Copied>({ own: '', shown: '' })
  useEffect(() => {
    const note = (event: ClipboardEvent): void => {
      if (!event.isTrusted) return
      // As it was: after a cut, the code editor has drawn its lines anew.
      const path = event.composedPath()
      const [target] = path
      if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
        const { value, selectionStart, selectionEnd } = target
        copied.current = { own: value.slice(selectionStart ?? 0, selectionEnd ?? 0), shown: '' }
      } else if (path.some((each) => each instanceof Element && each.hasAttribute('contenteditable')))
        // The code editor has put it there by now.
        copied.current = { own: event.clipboardData?.getData('text/plain') ?? '', shown: '' }
      else copied.current = { own: '', shown: document.getSelection()?.toString() ?? '' }
    }
    document.addEventListener('copy', note)
    document.addEventListener('cut', note)
    return () => {
      document.removeEventListener('copy', note)
      document.removeEventListener('cut', note)
    }
  }, [])
  return copied
}
