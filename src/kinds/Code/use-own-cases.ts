import { useEffect, useRef, useState } from 'preact/hooks'
import type { OwnCase } from '#schemas/event'
import { useSession } from '../../components/session/session-context.ts'
import { createBatch } from '../../editor/batch.ts'
import { mostOwnCases } from './own-case.ts'

/** The candidate's own cases with what is still on its way to the record, and how to change them. */
export interface OwnCasesInWork {
  readonly cases: readonly OwnCase[]
  readonly full: boolean
  /** Replaces all; typing may wait a moment, anything else is handed on at once. */
  readonly set: (cases: readonly OwnCase[], when: 'soon' | 'now') => void
  /** Hands on what still waits. */
  readonly flush: () => void
}

export function useOwnCases(): OwnCasesInWork {
  const { actions, view, onFlush } = useSession()
  const [cases, setCases] = useState(() => view.draft.ownCases)
  const latest = useRef(cases)
  const [batch] = useState(() =>
    createBatch(() => {
      actions.setOwnCases(latest.current)
    }),
  )
  useEffect(() => onFlush(batch.flush), [batch, onFlush])
  useEffect(() => batch.close, [batch])
  return {
    cases,
    full: cases.length >= mostOwnCases,
    set: (next, when) => {
      latest.current = next
      setCases(next)
      batch.note()
      if (when === 'now') batch.flush()
    },
    flush: batch.flush,
  }
}
