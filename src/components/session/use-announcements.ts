import { useEffect, useRef } from 'preact/hooks'
import type { FeedbackView, WorkingView } from '../../session/view.ts'
import { session as words } from '../../text/session.ts'
import { announce } from '../live-region.tsx'
import { runSummary } from './run-summary.ts'

/** Tells what changes away from the focus: the outcome of a run, and whether the work is saved. */
export function useAnnouncements({ run, saved }: WorkingView | FeedbackView): void {
  const first = useRef(true)
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
    if (run.state !== 'done') return
    announce([runSummary(run), ...run.problems.map(({ text }) => text)].join(' ').trim())
  }, [run])
  useEffect(() => {
    first.current = false
  }, [])
}
