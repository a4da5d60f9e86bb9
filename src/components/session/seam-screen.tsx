import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { partsAtSeam } from '../../session/parts-at-seam.ts'
import type { SeamView, SessionActions } from '../../session/view.ts'
import { common } from '../../text/common.ts'
import { seam as words } from '../../text/seam.ts'
import { announce } from '../live-region.tsx'
import { UnsavedNote } from './unsaved-note.tsx'

/** Between two parts of a test: what is over, what comes, and the button that the next part's time begins with. */
export function SeamScreen({ view, actions }: { readonly view: SeamView; readonly actions: SessionActions }) {
  const { next, over } = partsAtSeam(view)
  const { number, of, title, length, ai, isNoted, minutes, canPause } = next
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
    announce(words.live(number, of))
  }, [number, of])
  // After each view: the session names its page by the test otherwise.
  useEffect(() => {
    document.title = [words.heading(number, of, title), view.test.title, common.name].join(' · ')
  })
  return (
    <main class="page paused" id="content">
      <p class="muted">{view.test.title}</p>
      <h1 id="seam" ref={heading} tabIndex={-1}>
        {words.heading(number, of, title)}
      </h1>
      <p class="lead">
        {words.over[over.reason](over.number)} {over.unseen > 0 && words.unseen(over.unseen, over.isExact)}
      </p>
      <section class="prose">
        <h2>{words.ahead}</h2>
        <ul>
          <li>{words.length(length.min, length.max)}</li>
          <li>{words.time(minutes, view.accommodations.timeMultiplier)}</li>
          <li>{words.ai[isNoted ? 'noted' : ai]}</li>
          <li>{canPause ? words.pause.possible : words.pause.none}</li>
        </ul>
        <p>{words.rest[view.test.use]}</p>
      </section>
      <UnsavedNote saved={view.saved} actions={actions} />
      <div class="ways">
        <button type="button" class="button button-next button-start" onClick={actions.beginPart}>
          {words.begin(number)}
        </button>
      </div>
    </main>
  )
}
