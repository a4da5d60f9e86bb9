import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FeedbackView, SessionActions, WorkingView } from '../../session/view.ts'

/** What the parts of the session page share. */
export interface SessionParts {
  readonly view: WorkingView | FeedbackView
  readonly actions: SessionActions
  /**
   * Hands on edits that still wait, then runs; while a run goes on, stops it.
   *
   * @param only the id of the one case that is wanted; while a run goes on, nothing happens
   */
  readonly run: (only?: string) => void
  /** Hands on edits that still wait, then asks whether to submit. */
  readonly askSubmit: () => void
  /** An editor registers here how to hand on its edits; the answer takes it back. */
  readonly onFlush: (flush: () => void) => () => void
}

export const SessionContext = createContext<SessionParts | undefined>(undefined)

/** @throws Error outside a session: a fault of the program. */
export function useSession(): SessionParts {
  const parts = useContext(SessionContext)
  if (parts === undefined) throw new Error('A part of the session page stands outside of it')
  return parts
}
