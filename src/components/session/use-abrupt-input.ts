import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { fitsAnswer } from '../../editor/limit.ts'
import { pasteOrigin } from '../../editor/paste-origin.ts'
import { insertedByProgram } from './inserted-text.ts'
import type { SessionParts } from './session-context.ts'

/** Pastes, drops and text of programs in fields other than the editors, which tell theirs themselves. */
export function useAbruptInput(area: RefObject<HTMLElement>, parts: SessionParts): void {
  const latest = useRef(parts)
  latest.current = parts
  useEffect(() => {
    const element = area.current
    if (element === null) return
    /** What each field held when it was last looked at. */
    const held = new WeakMap<EventTarget, string>()
    const note = ({ target }: Event): void => {
      if (isField(target)) held.set(target, target.value)
    }
    const onInput = (event: Event): void => {
      const { target } = event
      if (!isField(target)) return
      const { isTrusted } = event
      const inputType = event instanceof InputEvent ? event.inputType : ''
      const characters = insertedByProgram({
        isTrusted,
        inputType,
        before: held.get(target) ?? '',
        after: target.value,
      })
      held.set(target, target.value)
      // Later: the page would be drawn before the field's own listener runs, and would take the text back.
      if (characters > 0)
        setTimeout(() => {
          latest.current.actions.noticeUntrusted(characters)
        })
    }
    const onPaste = ({ target, clipboardData }: ClipboardEvent): void => {
      if (isField(target)) noticeText(clipboardData?.getData('text/plain') ?? '', latest.current)
    }
    const onDrop = ({ target, dataTransfer }: DragEvent): void => {
      if (isField(target)) noticeText(dataTransfer?.getData('text/plain') ?? '', latest.current)
    }
    // Capturing, so that a field that refuses a text has not yet put the old one back.
    element.addEventListener('focusin', note)
    element.addEventListener('beforeinput', note, { capture: true })
    element.addEventListener('input', onInput, { capture: true })
    element.addEventListener('paste', onPaste)
    element.addEventListener('drop', onDrop)
    return () => {
      element.removeEventListener('focusin', note)
      element.removeEventListener('beforeinput', note, { capture: true })
      element.removeEventListener('input', onInput, { capture: true })
      element.removeEventListener('paste', onPaste)
      element.removeEventListener('drop', onDrop)
    }
  }, [area])
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (!(target instanceof HTMLTextAreaElement) && !(target instanceof HTMLInputElement)) return false
  return target.type !== 'radio' && target.type !== 'checkbox' && target.closest('[data-own-paste]') === null
}

function noticeText(text: string, { view, actions }: SessionParts): void {
  const problem = document.querySelector('#stem-text')?.textContent ?? ''
  const own = [JSON.stringify([view.draft.response, view.draft.texts])]
  actions.noticePaste(text.length, fitsAnswer(text) ? pasteOrigin(text, { own, problem }) : 'external')
}
