import { useEffect, useRef } from 'preact/hooks'
import type { FeedbackView, WorkingView } from '../../session/view.ts'
import { session as words } from '../../text/session.ts'
import { announce } from '../live-region.tsx'
import { firstFailure, runSummary } from './run-summary.ts'

/** Runs and scoring that take longer, in milliseconds, are told; what is quicker is over before it is said. */
const long = 500

/** Tells what changes away from the focus: which problem it is, the outcome of a run, and whether the work is saved. */
export function useAnnouncements(view: WorkingView | FeedbackView): void {
  const { run, saved, test, screen, position, remainingAtMost, attempt } = view
  const first = useRef(true)
  useEffect(() => {
    if (screen === 'feedback') return
    if (attempt > 1) announce(words.work.attempt(attempt))
    else if (!test.single) announce(words.live.place(position, remainingAtMost))
  }, [screen, position, attempt])
  useLong(screen === 'working' && view.submitting, `${words.footer.submitting(test.use)}.`)
  useLong(run.state === 'running', words.live.runStarted)
  const problem = saved.state === 'unsaved' ? (saved.problem ?? '') : undefined
  useEffect(() => {
    if (first.current && problem === undefined) return
    announce(problem === undefined ? words.live.savedAgain : words.live.notSaved(problem))
  }, [problem])
  const note = saved.state === 'unsaved' ? undefined : saved.problem
  useEffect(() => {
    if (note !== undefined) announce(note)
  }, [note])
  useEffect(() => {
    if (run.state === 'no-python') announce(words.run.noPython)
    // A run that was done before, as after a pause, is no news.
    if (first.current || run.state !== 'done') return
    announce([runSummary(run), firstFailure(run), ...run.problems.map(({ text }) => text)].join(' ').trim())
  }, [run])
  useEffect(() => {
    first.current = false
  }, [])
}

/** Tells that something goes on, once it has gone on for long. */
function useLong(goesOn: boolean, text: string): void {
  useEffect(() => {
    if (!goesOn) return undefined
    const timer = setTimeout(() => {
      announce(text)
    }, long)
    return () => {
      clearTimeout(timer)
    }
  }, [goesOn, text])
}
