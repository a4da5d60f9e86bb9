import { useEffect, useRef, useState } from 'preact/hooks'
import type { GapProgress, Gaps } from '#adaptive'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { ReleasePublic } from '#schemas/release-public'
import { announce } from '../../components/live-region.tsx'
import { studioBank } from '../../text/studio-bank.ts'
import { startDesignWorker, type DesignWorker } from '../../workers/studio/client.ts'
import type { DesignForecast, TablesMade } from '../../workers/studio/protocol.ts'
import type { StudioDesign } from '../design.ts'

/** How far the search for what to write is. */
export type Search =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly progress: GapProgress | undefined }
  | { readonly state: 'cancelled' }
  | { readonly state: 'found' }

/** What a search found. */
export interface FoundGaps {
  readonly gaps: Gaps
  /** the design that it is about */
  readonly of: DesignForecast
  /** share of the candidates above which an item was overexposed; the blueprint's if undefined */
  readonly most: number | undefined
}

/** What the worker last answered. */
interface BankAnswers {
  /** stays until there is another; undefined where the blueprint could not be read */
  readonly found: DesignForecast | undefined
  /** undefined while they are looked for */
  readonly faults: readonly Diagnostic[] | undefined
  /** how far the tables are; undefined where they are there */
  readonly making: TablesMade | undefined
  readonly search: Search
  /** stays until there is another, unless that was cancelled or cannot be */
  readonly answer: FoundGaps | undefined
  readonly again: () => void
  readonly cancel: () => void
}

const WAITING: Search = { state: 'waiting' }

/**
 * Asks for each design what the test does with the bank, and then which items to write.
 *
 * @param most share of the candidates above which an item is overexposed; the blueprint's if undefined
 */
export function useBankAnswers(
  index: ReleasePublic,
  { text, wishes }: StudioDesign,
  most: number | undefined,
  onFailure: () => void,
): BankAnswers {
  const [found, setFound] = useState<DesignForecast>()
  const [faults, setFaults] = useState<readonly Diagnostic[]>()
  const [making, setMaking] = useState<TablesMade>()
  const [search, setSearch] = useState<Search>(WAITING)
  const [answer, setAnswer] = useState<FoundGaps>()
  const worker = useRef<DesignWorker | undefined>(undefined)
  const latest = useRef<{
    most: number | undefined
    found: DesignForecast | undefined
    /** what is searched for; undefined where nothing is */
    asked: Omit<FoundGaps, 'gaps'> | undefined
  }>({ most, found: undefined, asked: undefined })
  latest.current.most = most

  function look(): void {
    const { found: of, most: above } = latest.current
    if (of === undefined) return
    latest.current.asked = { of, most: above }
    setSearch({ state: 'running', progress: undefined })
    worker.current?.search(above)
  }

  useEffect(() => {
    worker.current = startDesignWorker(
      {
        // a release offers live items alone
        items: index.items.map((item) => ({ ...item, status: 'live' as const })),
        skills: index.taxonomy.areas.flatMap(({ id, skills }) => skills.map((skill) => `${id}.${skill.id}`)),
      },
      (reply) => {
        switch (reply.type) {
          case 'tables':
            setMaking(reply.progress)
            break
          case 'forecast':
            setMaking(undefined)
            latest.current.found = reply.found
            setFound(reply.found)
            if (reply.found === undefined) setAnswer(undefined)
            break
          case 'checked':
            setFaults(reply.diagnostics)
            look()
            break
          case 'searching':
            setSearch((before) =>
              before.state === 'running' ? { ...before, progress: reply.progress } : before,
            )
            break
          case 'gaps': {
            const { asked } = latest.current
            if (asked === undefined) return
            setAnswer({ ...asked, gaps: reply.gaps })
            setSearch({ state: 'found' })
            announce(studioBank.gaps.done)
          }
        }
      },
      onFailure,
    )
    return () => worker.current?.close()
  }, [index])

  const { mean, sd, target } = wishes
  useEffect(() => {
    setFaults(undefined)
    latest.current.asked = undefined
    setSearch(WAITING)
    worker.current?.ask({ text, population: { mean, sd }, cuts: [], target })
  }, [index, text, mean, sd, target])

  useEffect(() => {
    if (faults !== undefined) look()
  }, [most])

  return {
    found,
    faults,
    making,
    search,
    answer,
    again: look,
    cancel: () => {
      worker.current?.halt()
      latest.current.asked = undefined
      setAnswer(undefined)
      setSearch({ state: 'cancelled' })
    },
  }
}
