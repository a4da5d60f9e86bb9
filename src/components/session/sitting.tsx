import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { kindOf } from '../../kinds/index.ts'
import type { FeedbackView, SessionActions, WorkingView } from '../../session/view.ts'
import { followUp } from '../../text/follow-up.ts'
import { session as words } from '../../text/session.ts'
import { Confirm } from '../dialog.tsx'
import { announce } from '../live-region.tsx'
import { Tabs } from '../tabs.tsx'
import { Separator } from '../separator.tsx'
import { DRY_RUN } from '../offers.ts'
import { useMedia } from '../use-media.ts'
import { Feedback } from './feedback.tsx'
import { focusOn, type PagePlace } from './go-to.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { assistanceDialog } from './seldom.ts'
import { SessionContext, type SessionParts } from './session-context.ts'
import { SessionFooter } from './session-footer.tsx'
import { SessionHeader } from './session-header.tsx'
import { SignalsDialog } from './signals-dialog.tsx'
import { Stem, StemTitle } from './stem.tsx'
import { useAbruptInput } from './use-abrupt-input.ts'
import { useAnnouncements } from './use-announcements.ts'
import { usePageKeys } from './use-page-keys.ts'
import { Work } from './work.tsx'

type Dialogs = 'submit' | 'end' | 'keys' | 'signals' | 'assistance' | undefined

/** Width of the problem, in percent of both panes. */
const stemBounds = { low: 25, high: 70, start: 46 }

/** Where reading goes on once an assumption has changed, and once the code may be adapted to it. */
const headings = { predict: '#follow-up', adapt: '#adapt' } as const

/** One problem on screen: the stem on the left, the work or its feedback on the right; tabs where it is narrow. */
export function Sitting({
  view,
  actions,
}: {
  readonly view: WorkingView | FeedbackView
  readonly actions: SessionActions
}) {
  const wide = useMedia('(min-width: 56.25em)')
  const [dialog, setDialog] = useState<Dialogs>()
  const [tab, setTab] = useState<'problem' | 'work'>('problem')
  const flushes = useRef(new Set<() => void>())
  const latest = useRef(view)
  latest.current = view

  const doors = useMemo(() => {
    const flush = (): void => {
      for (const each of flushes.current) each()
    }
    const canAct = (): boolean =>
      latest.current.screen === 'working' &&
      !latest.current.submitting &&
      latest.current.followUp?.stage !== 'predict'
    return {
      flush,
      run: (only?: string): void => {
        flush()
        if (!canAct() || !latest.current.canRun) return
        if (latest.current.run.state !== 'running') actions.run(only)
        else if (only === undefined) actions.stopRun()
      },
      askSubmit: (): void => {
        flush()
        if (canAct()) setDialog('submit')
      },
      pause: (): void => {
        flush()
        if (!latest.current.canPause || latest.current.submitting) return
        actions.pause()
        announce(words.live.paused)
      },
      onFlush: (each: () => void): (() => void) => {
        flushes.current.add(each)
        return () => void flushes.current.delete(each)
      },
    }
  }, [actions])
  const parts: SessionParts = { view, actions, ...doors }
  const panes = useRef<HTMLElement>(null)

  // What is new takes the focus, so that reading starts there: the heading, once its tab is the one that shows.
  const stage = view.followUp?.stage
  const focusNext = useRef(true)
  // Before the browser paints: a key that follows at once must meet the focus where it belongs.
  useLayoutEffect(() => {
    focusNext.current = true
    const isWork = view.screen === 'feedback' || (stage === undefined ? view.attempt > 1 : stage === 'adapt')
    setTab(isWork ? 'work' : 'problem')
  }, [view.screen, view.position, view.attempt, stage])
  useLayoutEffect(() => {
    if (!focusNext.current) return
    const heading = document.querySelector<HTMLElement>(
      view.screen === 'feedback' ? '#feedback' : stage === undefined ? '#stem' : headings[stage],
    )
    heading?.focus()
    // The tabs below the header scroll with the page: what is new begins at its top.
    if (!wide) scrollTo(0, 0)
    if (heading !== null && document.activeElement === heading) focusNext.current = false
  })
  const [going, setGoing] = useState<{ readonly to: PagePlace }>()
  useLayoutEffect(() => {
    if (going !== undefined) focusOn(going.to)
  }, [going])
  const goTo = (place: PagePlace): void => {
    setTab(place === 'problem' ? 'problem' : 'work')
    setGoing({ to: place })
  }

  usePageKeys({
    run: doors.run,
    submit: doors.askSubmit,
    pause: doors.pause,
    keys: () => {
      setDialog('keys')
    },
    problem: () => {
      goTo('problem')
    },
    work: () => {
      goTo('work')
    },
    results: () => {
      goTo('results')
    },
  })
  useEffect(() => {
    const onHide = (): void => {
      doors.flush()
    }
    // Capturing, so that the edits come before whoever writes them for the last time.
    document.addEventListener('visibilitychange', onHide, { capture: true })
    window.addEventListener('pagehide', onHide, { capture: true })
    const forget = actions.onTimeOver(onHide)
    return () => {
      forget()
      document.removeEventListener('visibilitychange', onHide, { capture: true })
      window.removeEventListener('pagehide', onHide, { capture: true })
    }
  }, [doors, actions])
  useAbruptInput(panes, parts)
  useAnnouncements(view)

  const close = (): void => {
    setDialog(undefined)
  }
  const stem = <Stem />
  const work = view.screen === 'feedback' ? <Feedback view={view} /> : <Work />
  const ending = endingOf(view)
  const { response } = view.draft
  const workLabel = view.screen === 'feedback' ? words.tabs.feedback : words.tabs.work
  return (
    <SessionContext.Provider value={parts}>
      <div class="sitting" data-language={'language' in response ? response.language : undefined}>
        <SessionHeader
          onEnd={() => {
            doors.flush()
            setDialog('end')
          }}
          onKeys={() => {
            setDialog('keys')
          }}
          onPause={doors.pause}
        />
        <main id="content" class={wide ? 'panes' : 'panes panes-narrow'} ref={panes}>
          {wide ? (
            <>
              <section id="pane-stem" class="pane pane-stem" aria-label={words.stem.pane} tabIndex={0}>
                <StemTitle />
                {stem}
              </section>
              <Separator
                name="stem"
                label={words.panes.stem}
                between="columns"
                around={panes}
                bounds={stemBounds}
                controls="pane-stem"
              />
              <section class="pane pane-work" aria-label={workLabel} tabIndex={-1}>
                {work}
              </section>
            </>
          ) : (
            <>
              <StemTitle />
              <Tabs
                label={words.tabs.label}
                selected={tab}
                onSelect={(id) => {
                  setTab(id === 'work' ? 'work' : 'problem')
                }}
                tabs={[
                  { id: 'problem', label: words.tabs.problem, content: stem },
                  {
                    id: 'work',
                    label: workLabel,
                    content: (
                      <div class="pane-work" tabIndex={-1}>
                        {work}
                      </div>
                    ),
                  },
                ]}
              />
            </>
          )}
        </main>
        <SessionFooter
          onAssistance={() => {
            setDialog('assistance')
          }}
          onSignals={() => {
            setDialog('signals')
          }}
        />
      </div>
      <Confirm
        heading={words.submit.heading}
        open={dialog === 'submit'}
        text={[...unanswered(view), whatFollows(view)]}
        confirm={words.submit.confirm}
        back={words.submit.back}
        onConfirm={actions.submit}
        onClose={close}
      />
      <Confirm
        heading={ending.heading}
        open={dialog === 'end'}
        text={ending.text}
        confirm={ending.confirm}
        back={words.end.back}
        onConfirm={actions.end}
        onClose={close}
      />
      <KeysDialog open={dialog === 'keys'} onClose={close} />
      <SignalsDialog open={dialog === 'signals'} onClose={close} />
      {view.block.assistance !== undefined && (
        <assistanceDialog.Component open={dialog === 'assistance'} onClose={close} />
      )}
    </SessionContext.Provider>
  )
}

/** What ending asks and says: a part of a test, the whole of it, or a problem of one's own choice. */
function endingOf(view: WorkingView | FeedbackView) {
  const { test, block } = view
  const { end } = words
  const counts = view.followUp ? followUp.end : end.counts
  if (test.single)
    return {
      heading: end.headingSingle,
      text: [view.followUp ? followUp.end : end.textSingle],
      confirm: end.confirmSingle,
    }
  const isOnScreen = view.screen === 'working' && !view.followUp
  const given = [counts, end.givenUp(isOnScreen, block.unseen, block.length)].filter(Boolean)
  if (block.number < block.of)
    return { heading: end.headingPart, text: [...given, end.followsPart], confirm: end.confirmPart }
  const follows = test.use === 'graded' ? end.followsGraded : end.follows
  return { heading: end.heading, text: [...given, follows], confirm: end.confirm }
}

/** What the candidate may have overlooked, before the answer is final. */
function unanswered(view: WorkingView | FeedbackView): readonly string[] {
  const found = kindOf(view.item.kind).unanswered(view.item, view.draft)
  const notRun = view.canRun && view.run.state === 'idle' ? words.submit.notRun : undefined
  const notSaid =
    view.block.assistance === '' && view.block.unseen === 0 ? words.assistance.missing : undefined
  return [found ?? notRun, notSaid].flatMap((sentence) => sentence ?? [])
}

/** What submitting does, in a sentence. */
function whatFollows({
  attempt,
  item,
  test,
  remainingAtMost,
  locksNext,
}: WorkingView | FeedbackView): string {
  if (locksNext) return followUp.submit(item.kind)
  if (test.use === 'graded') return words.submit.nextGraded(remainingAtMost === 0)
  if (test.feedback === 'end') return words.submit.next(remainingAtMost === 0)
  if (attempt > 1) return words.submit.again
  if (test.id === DRY_RUN) return words.submit.nextDryRun
  return test.single ? words.submit.nextSingle : words.submit.nextPractice
}
