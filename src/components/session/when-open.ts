import type { ReadonlySignal } from '@preact/signals'
import type { SessionView } from '../../session/view.ts'

/**
 * Calls once, when the session is known: an introduction, a session that goes on, or a problem.
 *
 * @param view of a controller
 */
export function whenOpen(
  view: ReadonlySignal<SessionView>,
  open: (screen: SessionView['screen']) => void,
): void {
  let isOpen = false
  const stop = view.subscribe(({ screen }) => {
    if (isOpen || screen === 'loading') return
    isOpen = true
    // Outside of the signal's own round, which must not change the signal.
    queueMicrotask(() => {
      stop()
      open(screen)
    })
  })
}
