import type { ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { SessionActions, SessionView, TestView } from '../../session/view.ts'
import { common } from '../../text/common.ts'
import { session as words } from '../../text/session.ts'
import { LiveRegion } from '../live-region.tsx'
import { Introduction } from './introduction.tsx'
import { ProblemScreen } from './problem-screen.tsx'
import { Sitting } from './sitting.tsx'

interface SessionAppProps {
  readonly test: TestView
  readonly view: ReadonlySignal<SessionView>
  /** Undefined until the page has come alive. */
  readonly actions: SessionActions | undefined
}

/** The session, from the introduction to the last answer. */
export function SessionApp({ test, view, actions }: SessionAppProps) {
  const shown = view.value
  useEffect(() => {
    document.documentElement.dataset['screen'] = shown.screen
    const place =
      shown.screen === 'working' || shown.screen === 'feedback'
        ? [words.live.problem(shown.position, shown.item.title), shown.test.title]
        : [test.title]
    document.title = [...place, common.name].join(' · ')
  }, [shown, test])
  return (
    <>
      <Screen test={test} shown={shown} actions={actions} />
      <LiveRegion />
    </>
  )
}

function Screen({
  test,
  shown,
  actions,
}: {
  readonly test: TestView
  readonly shown: SessionView
  readonly actions: SessionActions | undefined
}) {
  if (actions === undefined || shown.screen === 'loading')
    return (
      <Introduction test={test} waiting={shown.screen === 'loading' ? shown.words : ''} onStart={undefined} />
    )
  switch (shown.screen) {
    case 'introduction':
      return <Introduction test={shown.test} waiting={undefined} onStart={actions.start} />
    case 'problem':
      return <ProblemScreen problem={shown.problem} actions={actions} />
    case 'working':
    case 'feedback':
      return <Sitting view={shown} actions={actions} />
    case 'finished':
      return (
        <main class="page" id="content">
          <h1>{words.finished.heading}</h1>
          <p class="lead">{words.finished.text}</p>
          <div class="ways">
            <a class="button button-next" href={shown.resultUrl}>
              {words.finished.link}
            </a>
          </div>
        </main>
      )
  }
}
