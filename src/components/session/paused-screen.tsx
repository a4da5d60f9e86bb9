import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PausedView, SessionActions } from '../../session/view.ts'
import { clock as reading } from '../../text/common.ts'
import { session } from '../../text/session.ts'
import { site } from '../addresses.ts'
import { UnsavedNote } from './unsaved-note.tsx'

const words = session.pause

/** The session rests: what is kept, and how to go on. */
export function PausedScreen({
  view: { test, position, saved, clock },
  actions,
}: {
  readonly view: PausedView
  readonly actions: SessionActions
}) {
  const go = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    go.current?.focus()
  }, [])
  const left = clock.limitMs === null ? undefined : reading(Math.max(0, clock.limitMs - clock.elapsed()))
  return (
    <main class="page paused" id="content">
      <p class="muted">{test.title}</p>
      <h1>{words.heading}</h1>
      <p class="lead">{test.single ? words.keptSingle : words.kept(position)}</p>
      <p class="lead">
        {left === undefined ? words.still : words.left(left)} {words.close}
      </p>
      <UnsavedNote saved={saved} actions={actions} />
      <div class="ways">
        <button type="button" class="button button-next button-start" ref={go} onClick={actions.unpause}>
          {words.go}
        </button>
        <a class="button button-quiet" href={site.home}>
          {words.home}
        </a>
      </div>
    </main>
  )
}
