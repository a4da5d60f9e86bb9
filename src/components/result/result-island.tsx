import { useEffect, useState } from 'preact/hooks'
import type { ReleaseAddress } from '../../session/release.ts'
import { exportSession } from '../../session/storage.ts'
import { result as words } from '../../text/result.ts'
import { download } from '../download.ts'
import { announce, LiveRegion } from '../live-region.tsx'
import { findResult, type FoundResult } from './find-result.ts'
import { finding } from './finding.ts'
import { NoResult } from './no-result.tsx'
import { Result } from './result.tsx'

interface ResultIslandProps {
  /** Of every release of this site. */
  readonly addresses: readonly ReleaseAddress[]
  /** Of those that can be practised from. */
  readonly practice: readonly ReleaseAddress[]
}

/** The result of the session that the address names behind `#`; computed anew from its record. */
export function ResultIsland({ addresses, practice }: ResultIslandProps) {
  const [session, setSession] = useState('')
  const [state, setState] = useState<FoundResult>()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    let reads = 0
    const read = (): void => {
      reads += 1
      const here = reads
      const name = location.hash.slice(1)
      setSession(name)
      setState(undefined)
      setTrouble('')
      void findResult(name, addresses).then((found) => {
        // Another address has been asked for since.
        if (here !== reads) return
        setState(found)
        // The focus stays: who came here reads from the top, and hears at once what they came for.
        announce(found.type === 'result' ? finding(found.result) : words.without[found.type].title)
      })
    }
    read()
    addEventListener('hashchange', read)
    return () => {
      removeEventListener('hashchange', read)
    }
  }, [])
  const save = (): void => {
    void exportSession(session).then((file) => {
      setTrouble(file === undefined ? words.record.failed : '')
      if (file !== undefined)
        download(new Blob([file], { type: 'application/json' }), `assay-${session}.json`)
    })
  }
  return (
    <>
      {state === undefined ? (
        <main class="page page-tall" id="content" key="waiting">
          <h1>{words.title}</h1>
          <p class="lead">{words.loading}</p>
        </main>
      ) : state.type === 'result' ? (
        <Result result={state.result} practice={practice} trouble={trouble} onDownload={save} />
      ) : (
        <NoResult state={state} trouble={trouble} onDownload={save} />
      )}
      <LiveRegion />
    </>
  )
}
