import { useEffect, useState } from 'preact/hooks'
import type { ReleaseAddress } from '../../session/release.ts'
import { loadResult, type ResultState } from '../../session/result.ts'
import { exportSession } from '../../session/storage.ts'
import { session as sessionWords } from '../../text/session.ts'
import { result as words } from '../../text/result.ts'
import { site } from '../addresses.ts'
import { download } from '../download.ts'
import { addressOfTest } from '../practice/attempt-words.ts'
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
  const [state, setState] = useState<ResultState>()
  useEffect(() => {
    const read = (): void => {
      const name = location.hash.slice(1)
      setSession(name)
      setState(undefined)
      if (!/^[\w-]{1,64}$/.test(name)) setState({ type: 'absent' })
      else void loadResult(name, addresses).then(setState)
    }
    read()
    addEventListener('hashchange', read)
    return () => {
      removeEventListener('hashchange', read)
    }
  }, [])
  const save = (): void => {
    void exportSession(session).then((file) => {
      if (file !== undefined)
        download(new Blob([file], { type: 'application/json' }), `assay-${session}.json`)
    })
  }
  if (state === undefined)
    return (
      <main class="page page-tall" id="content" key="waiting">
        <h1>{words.title}</h1>
        <p class="lead" role="status">
          {words.loading}
        </p>
      </main>
    )
  if (state.type === 'result') return <Result result={state.result} practice={practice} onDownload={save} />
  const { title, text, keep } = words.without[state.type]
  return (
    <main class="page page-tall" id="content" key={state.type}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <div class="ways">
        {state.type === 'unfinished' ? (
          <a class="button button-next" href={addressOfTest(state.test)}>
            {words.goOn}
          </a>
        ) : (
          <a class="button button-next" href={site.home}>
            {sessionWords.problem.ways.home}
          </a>
        )}
        {state.type === 'absent' && (
          <a class="button" href={site.history}>
            {words.yours}
          </a>
        )}
        {keep && (
          <button type="button" class="button" onClick={save}>
            {words.record.download}
          </button>
        )}
      </div>
    </main>
  )
}
