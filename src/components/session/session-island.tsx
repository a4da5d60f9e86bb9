import { useEffect, useState } from 'preact/hooks'
import type { ReleaseAddress } from '../../session/release.ts'
import type { TestView } from '../../session/view.ts'
import { site } from '../addresses.ts'
import { Introduction } from './introduction.tsx'
import type { RunnerAssets } from './page-runner.ts'

interface SessionIslandProps {
  readonly test: TestView
  readonly about: { readonly low: number; readonly high: number }
  readonly address: ReleaseAddress
  readonly runner: RunnerAssets
}

type Live = typeof import('./live.ts')

/** The introduction at once; then the session with its controller takes its place, looking the same. */
export function SessionIsland({ test, about, address, runner }: SessionIslandProps) {
  const [session, setSession] = useState<{
    readonly App: Live['SessionApp']
    readonly controller: ReturnType<Live['openSession']>
  }>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    import('./live.ts').then(
      ({ openSession, createPageRunner, SessionApp }) => {
        const controller = openSession({
          address,
          test: test.id,
          resultUrl: site.result,
          createRunner: () => createPageRunner(runner),
          engine: runner.wasm,
        })
        setSession({ App: SessionApp, controller })
      },
      () => {
        setFailed(true)
      },
    )
  }, [])
  if (session === undefined)
    return (
      <Introduction test={test} about={about} state={failed ? 'failed' : 'waiting'} onStart={undefined} />
    )
  const { App, controller } = session
  return <App test={test} about={about} view={controller.view} actions={controller.actions} />
}
