import type { ReadonlySignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import type { SessionActions, SessionView, TestView } from '../../session/view.ts'
import { common } from '../../text/common.ts'
import { session as words } from '../../text/session.ts'
import { site } from '../addresses.ts'
import { download } from '../download.ts'
import { LiveRegion } from '../live-region.tsx'
import { DRY_RUN } from '../offers.ts'
import { PausedScreen } from './paused-screen.tsx'
import { ProblemScreen } from './problem-screen.tsx'
import { seamScreen } from './seldom.ts'
import { Sitting } from './sitting.tsx'

interface SessionAppProps {
  readonly test: TestView
  readonly view: ReadonlySignal<SessionView>
  readonly actions: SessionActions
}

/** The session, from its first problem to the last answer. */
export function SessionApp({ test, view, actions }: SessionAppProps) {
  const shown = view.value
  // Before the page is painted: the screens differ in how they scroll.
  useLayoutEffect(() => {
    document.documentElement.dataset['screen'] = shown.screen
    const place =
      shown.screen === 'working' || shown.screen === 'feedback'
        ? [words.live.problem(shown.position, shown.item.title), shown.test.title]
        : shown.screen === 'paused'
          ? [words.pause.heading, shown.test.title]
          : [test.title]
    document.title = [...place, common.name].join(' · ')
  }, [shown, test])
  const isOver = shown.screen === 'finished'
  // The last answer may have been scrolled far down, and what had the focus is gone.
  useLayoutEffect(() => {
    if (!isOver) return
    document.querySelector<HTMLElement>('#over')?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [isOver])
  return (
    <>
      <Screen test={test} shown={shown} actions={actions} />
      <LiveRegion />
    </>
  )
}

interface ScreenProps extends Omit<SessionAppProps, 'view'> {
  readonly shown: SessionView
}

function Screen({ test, shown, actions }: ScreenProps) {
  switch (shown.screen) {
    // The introduction, which is no part of this, stands on the page then.
    case 'loading':
    case 'introduction':
      return null
    case 'problem':
      return <ProblemScreen problem={shown.problem} actions={actions} />
    case 'working':
    case 'feedback':
      return <Sitting view={shown} actions={actions} />
    case 'paused':
      return <PausedScreen view={shown} actions={actions} />
    case 'seam':
      return <seamScreen.Component view={shown} actions={actions} />
    case 'finished':
      return <Finished test={test} finished={shown} actions={actions} />
  }
}

/** After the last answer. The dry run has no result to look at. */
function Finished({
  test,
  finished: { resultUrl, saved },
  actions,
}: {
  readonly test: TestView
  readonly finished: Extract<SessionView, { screen: 'finished' }>
  readonly actions: SessionActions
}) {
  const { finished } = words
  if (!saved)
    return (
      <main class="page" id="content">
        <h1 id="over" tabIndex={-1}>
          {finished.heading}
        </h1>
        <p class="note note-bad" role="alert">
          {finished.unsaved}
        </p>
        <div class="ways">
          <button
            type="button"
            class="button button-next"
            onClick={() => {
              download(actions.exportLog(), 'assay-record.json')
            }}
          >
            {words.footer.download}
          </button>
        </div>
      </main>
    )
  if (test.id === DRY_RUN)
    return (
      <main class="page" id="content">
        <h1 id="over" tabIndex={-1}>
          {finished.headingDryRun}
        </h1>
        <p class="lead">{finished.textDryRun}</p>
        <div class="ways">
          <a class="button button-next" href={site.home}>
            {finished.home}
          </a>
        </div>
      </main>
    )
  return (
    <main class="page" id="content">
      <h1 id="over" tabIndex={-1}>
        {test.single ? finished.headingSingle : finished.heading}
      </h1>
      <p class="lead">{test.single ? finished.textSingle(test.title) : finished.text}</p>
      <div class="ways">
        <a class="button button-next" href={resultUrl}>
          {finished.link}
        </a>
      </div>
    </main>
  )
}
