import { render } from 'preact'
import type { Accommodations } from '#schemas/event'
import { editorChoices } from '../../editor/settings.ts'
import { openSession } from '../../session/controller.ts'
import { common } from '../../text/common.ts'
import { site } from '../addresses.ts'
import { preparingWorld } from './preparing-world.ts'
import { SessionApp } from './session-app.tsx'
import type { SessionOffer } from './session-page.ts'
import type { StartButton } from './start-button.ts'

interface SessionPlace {
  /** Holds the introduction, and the session in its place. */
  readonly root: HTMLElement
  readonly introduction: HTMLElement
  readonly offer: SessionOffer
  readonly start: StartButton
}

/**
 * Opens the session behind an introduction and takes its place when it starts or goes on, and not before: a press must
 * not land between the two. Where a session that could not start leads back, the introduction is there again.
 *
 * @returns starts the session, at once or as soon as it is known that none goes on
 */
export function mountSession({
  root,
  introduction,
  offer: { test, address, runner },
  start,
}: SessionPlace): (way: Accommodations) => void {
  const { view, actions } = openSession({
    address,
    test: test.id,
    resultUrl: site.result,
    engines: {
      javascript: runner.wasm,
      sql: runner.sql,
      ...(runner.python !== undefined && { python: runner.python }),
    },
    ...preparingWorld(runner),
  })
  let wish: Accommodations | undefined
  let isMounted = false
  // Outside of the signal's own round, which must not change the signal.
  view.subscribe(() => queueMicrotask(follow))
  return (way) => {
    wish = way
    follow()
  }

  function follow(): void {
    const { screen } = view.peek()
    if (screen === 'introduction' && wish !== undefined) return begin(wish)
    if (screen === 'introduction') start.set('ready')
    const isBefore = screen === 'loading' || screen === 'introduction'
    if (isBefore === !isMounted) return
    isMounted = !isBefore
    if (isMounted) {
      introduction.remove()
      render(<SessionApp test={test} view={view} actions={actions} />, root)
    } else {
      if (screen === 'loading') start.set('waiting')
      render(null, root)
      root.append(introduction)
      document.documentElement.dataset['screen'] = screen
      document.title = `${test.title} · ${common.name}`
    }
  }

  function begin(way: Accommodations): void {
    wish = undefined
    const { chosen, set } = editorChoices.editor
    // The editor's settings may remember another editor than the one that was chosen on this page.
    if (test.use !== 'graded' && chosen.peek() !== 'unset' && (chosen.peek() === 'plain') !== way.plainEditor)
      set('unset')
    actions.start(way)
  }
}
