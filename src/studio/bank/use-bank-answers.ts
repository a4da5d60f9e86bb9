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
  | { readonly state: 'found'; readonly gaps: Gaps; readonly of: DesignForecast }

/** What the worker last answered. */
interface BankAnswers {
  /** stays until there is another; undefined where the blueprint could not be read */
  readonly found: DesignForecast | undefined
  /** undefined while they are looked for */
  readonly faults: readonly Diagnostic[] | undefined
  /** how far the tables are; undefined where they are there */
  readonly making: TablesMade | undefined
  readonly search: Search
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
  const worker = useRef<DesignWorker | undefined>(undefined)
  const latest = useRef<{ most: number | undefined; found: DesignForecast | undefined }>({
    most,
    found: undefined,
  })
  latest.current.most = most

  function look(): void {
    if (latest.current.found === undefined) return
    setSearch({ state: 'running', progress: undefined })
    worker.current?.search(latest.current.most)
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
            const { found: of } = latest.current
            const { gaps } = reply
            if (of)
              setSearch((before) => (before.state === 'running' ? { state: 'found', gaps, of } : before))
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
    again: look,
    cancel: () => {
      worker.current?.halt()
      setSearch({ state: 'cancelled' })
    },
  }
}
