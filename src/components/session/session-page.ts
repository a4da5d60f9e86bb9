import { loadSheet } from '../load-sheet.ts'
import type { Accommodations } from '#schemas/event'
import type { ReleaseAddress } from '../../session/release.ts'
import type { TestView } from '../../session/view.ts'
import { watchOffline } from '../offline.ts'
import { whenRested } from '../service.ts'
import type { RunnerAssets } from './page-runner.ts'
import { startButton } from './start-button.ts'
import { wayForm } from './way-form.ts'

/** What the page's markup hands to its script. */
export interface SessionOffer {
  readonly test: TestView
  readonly address: ReleaseAddress
  readonly runner: RunnerAssets
  /** Address of the style sheet that the session needs once it takes the introduction's place. */
  readonly sheet: string
}

/**
 * Makes the introduction live before anything else is loaded: a press is remembered, and obeyed as soon as the
 * session's code is there.
 */
export function startSessionPage(): void {
  const root = document.querySelector<HTMLElement>('#session')
  const introduction = root?.querySelector<HTMLElement>('main')
  if (!root || !introduction) return
  const offer = JSON.parse(root.dataset['offer'] ?? '') as SessionOffer
  let form: (() => Accommodations) | undefined
  const way = (): Accommodations => (form ??= wayForm(introduction, offer.test))()
  let wish: Accommodations | undefined
  let obey: ((way: Accommodations) => void) | undefined
  const start = startButton(introduction, () => {
    wish = way()
    obey?.(wish)
  })
  start.set('ready')
  afterPaint(() => {
    // Asking for what the browser remembers may take a while the first time.
    way()
    Promise.all([import('./live.ts'), loadSheet(offer.sheet)]).then(
      ([{ mountSession }]) => {
        obey = mountSession({ root, introduction, offer, start })
        if (wish) obey(wish)
      },
      () => start.set('failed'),
    )
  })
  whenRested(() => {
    void watchOffline().then((found) => {
      if (found === 'ready') start.setOffline()
    })
  })
}

function afterPaint(task: () => void): void {
  // A page in the background paints nothing, and goes on all the same.
  if (document.visibilityState === 'hidden') task()
  else requestAnimationFrame(() => setTimeout(task))
}
