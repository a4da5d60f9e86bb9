import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { fitsAnswer } from '../../editor/limit.ts'
import { pasteOrigin } from '../../editor/paste-origin.ts'
import { kindOf } from '../../kinds/index.ts'
import type { FeedbackView, SessionActions, WorkingView } from '../../session/view.ts'
import { session as words } from '../../text/session.ts'
import { Confirm } from '../dialog.tsx'
import { announce } from '../live-region.tsx'
import { Tabs } from '../tabs.tsx'
import { useMedia } from '../use-media.ts'
import { Feedback } from './feedback.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { SessionContext, type SessionParts } from './session-context.ts'
import { SessionFooter } from './session-footer.tsx'
import { SessionHeader } from './session-header.tsx'
import { Stem, StemTitle } from './stem.tsx'
import { useAnnouncements } from './use-announcements.ts'
import { Work } from './work.tsx'

type Dialogs = 'submit' | 'end' | 'keys' | undefined

/** One problem on screen: the stem on the left, the work or its feedback on the right; tabs where it is narrow. */
export function Sitting({
  view,
  actions,
}: {
  readonly view: WorkingView | FeedbackView
  readonly actions: SessionActions
}) {
  const wide = useMedia('(min-width: 900px)')
  const [dialog, setDialog] = useState<Dialogs>()
  const [tab, setTab] = useState<'problem' | 'work'>('problem')
  const flushes = useRef(new Set<() => void>())
  const latest = useRef(view)
  latest.current = view

  const doors = useMemo(() => {
    const flush = (): void => {
      for (const each of flushes.current) each()
    }
    const canAct = (): boolean => latest.current.screen === 'working' && !latest.current.submitting
    return {
      flush,
      run: (): void => {
        flush()
        if (canAct() && latest.current.item.kind === 'code' && latest.current.run.state !== 'running') {
          actions.run()
          announce(words.live.runStarted)
        }
      },
      askSubmit: (): void => {
        flush()
        if (canAct()) setDialog('submit')
      },
      onFlush: (each: () => void): (() => void) => {
        flushes.current.add(each)
        return () => void flushes.current.delete(each)
      },
    }
  }, [actions])
  const parts: SessionParts = { view, actions, ...doors }

  // What is new takes the focus, so that reading starts there: the heading, once its tab is the one that shows.
  const focusNext = useRef(true)
  useEffect(() => {
    focusNext.current = true
    setTab(view.screen === 'feedback' ? 'work' : 'problem')
  }, [view.screen, view.position])
  useEffect(() => {
    if (!focusNext.current) return
    const heading = document.querySelector<HTMLElement>(view.screen === 'feedback' ? '#feedback' : '#stem')
    heading?.focus()
    if (heading !== null && document.activeElement === heading) focusNext.current = false
  })

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      if (event.shiftKey) doors.askSubmit()
      else doors.run()
    }
    const onHide = (): void => {
      doors.flush()
    }
    document.addEventListener('keydown', onKeyDown)
    // Capturing, so that the edits come before whoever writes them for the last time.
    document.addEventListener('visibilitychange', onHide, { capture: true })
    window.addEventListener('pagehide', onHide, { capture: true })
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('visibilitychange', onHide, { capture: true })
      window.removeEventListener('pagehide', onHide, { capture: true })
    }
  }, [doors])
  useAnnouncements(view)

  const close = (): void => {
    setDialog(undefined)
  }
  const stem = <Stem />
  const work = view.screen === 'feedback' ? <Feedback view={view} /> : <Work />
  const last = view.remainingAtMost === 0
  const practice = view.test.use === 'practice'
  return (
    <SessionContext.Provider value={parts}>
      <div class="sitting">
        <SessionHeader
          onEnd={() => {
            doors.flush()
            setDialog('end')
          }}
          onKeys={() => {
            setDialog('keys')
          }}
        />
        <main
          id="content"
          class={wide ? 'panes' : 'panes panes-narrow'}
          onPaste={(event) => noticePaste(event, parts)}
        >
          {wide ? (
            <>
              <section class="pane pane-stem" aria-label={words.stem.pane} tabIndex={0}>
                <StemTitle />
                {stem}
              </section>
              <section class="pane pane-work" aria-label={words.work.pane}>
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
                  { id: 'work', label: words.tabs.work, content: work },
                ]}
              />
            </>
          )}
        </main>
        <SessionFooter />
      </div>
      <Confirm
        heading={words.submit.heading}
        open={dialog === 'submit'}
        text={[...unanswered(view), practice ? words.submit.nextPractice(last) : words.submit.next(last)]}
        confirm={words.submit.confirm}
        back={words.submit.back}
        onConfirm={actions.submit}
        onClose={close}
      />
      <Confirm
        heading={words.end.heading}
        open={dialog === 'end'}
        text={[words.end.text]}
        confirm={words.end.confirm}
        back={words.end.back}
        onConfirm={actions.end}
        onClose={close}
      />
      <KeysDialog open={dialog === 'keys'} onClose={close} />
    </SessionContext.Provider>
  )
}

/** What the candidate may have overlooked, before the answer is final. */
function unanswered(view: WorkingView | FeedbackView): readonly string[] {
  const found = kindOf(view.item.kind).unanswered(view.item, view.draft)
  const notRun = view.item.kind === 'code' && view.run.state === 'idle' ? words.submit.notRun : undefined
  return [found ?? notRun].flatMap((sentence) => sentence ?? [])
}

/** Fields other than the editors tell their pastes here; the editors tell theirs themselves. */
function noticePaste(event: ClipboardEvent, { view, actions }: SessionParts): void {
  if (event.target instanceof Element && event.target.closest('[data-own-paste]') !== null) return
  const text = event.clipboardData?.getData('text/plain') ?? ''
  const problem = document.querySelector('#stem-text')?.textContent ?? ''
  const own = [JSON.stringify(view.draft.kind === 'code' ? view.draft.texts : view.draft.response)]
  actions.noticePaste(text.length, fitsAnswer(text) ? pasteOrigin(text, { own, problem }) : 'external')
}
