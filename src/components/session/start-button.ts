import { start as words } from '../../text/start.ts'

/** Whether the start can be pressed, was pressed and is waited for, or has to be loaded again. */
type StartState = 'ready' | 'waiting' | 'failed'

export interface StartButton {
  readonly set: (state: StartState) => void
  /** From now on the page works without a network. */
  readonly setOffline: () => void
}

/**
 * Makes the start of an introduction live. A press is one start: until the button is ready again, later ones do nothing.
 *
 * @param page the introduction
 * @param onStart called when it is pressed
 */
export function startButton(page: HTMLElement, onStart: () => void): StartButton {
  const button = page.querySelector<HTMLElement>('.button-start')
  const status = page.querySelector<HTMLElement>('.introduction-offline')
  const alert = page.querySelector<HTMLElement>('.introduction-failed')
  let state: StartState = 'waiting'
  let isOffline = false
  button?.addEventListener('click', () => {
    if (state === 'failed') location.reload()
    if (state !== 'ready') return
    set('waiting')
    onStart()
  })
  return {
    set,
    setOffline: () => {
      isOffline = true
      show()
    },
  }

  function set(next: StartState): void {
    state = next
    show()
  }

  function show(): void {
    const labels = { ready: words.start, waiting: words.starting, failed: words.again }
    say(button, labels[state])
    button?.setAttribute('aria-disabled', String(state === 'waiting'))
    say(alert, state === 'failed' ? words.failed : '')
    say(status, state === 'waiting' ? words.preparing : isOffline ? words.offline : '')
  }
}

/** The same words again would be told again. */
function say(element: HTMLElement | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}
