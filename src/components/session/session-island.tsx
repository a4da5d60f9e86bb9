import { useEffect, useRef, useState } from 'preact/hooks'
import type { Accommodations } from '#schemas/event'
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

/**
 * The introduction at once, with a live start; then the session with its controller takes its place, looking the same.
 * Who presses start before that is waited for.
 */
export function SessionIsland({ test, about, address, runner }: SessionIslandProps) {
  const [session, setSession] = useState<{
    readonly App: Live['SessionApp']
    readonly controller: ReturnType<Live['openSession']>
  }>()
  const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting')
  const wish = useRef<{ readonly way: Accommodations | undefined } | undefined>(undefined)
  useEffect(() => {
    setState('ready')
    import('./live.ts').then(
      ({ openSession, preparingWorld, SessionApp, whenOpen }) => {
        const controller = openSession({
          address,
          test: test.id,
          resultUrl: site.result,
          engine: runner.wasm,
          ...preparingWorld(runner),
        })
        whenOpen(controller.view, (screen) => {
          if (screen === 'introduction' && wish.current !== undefined)
            controller.actions.start(wish.current.way)
          setSession({ App: SessionApp, controller })
        })
      },
      () => {
        setState('failed')
      },
    )
  }, [])
  if (session === undefined)
    return (
      <Introduction
        test={test}
        about={about}
        state={state}
        onStart={
          state === 'ready'
            ? (way?: Accommodations) => {
                wish.current = { way }
                setState('waiting')
              }
            : undefined
        }
      />
    )
  const { App, controller } = session
  return <App test={test} about={about} view={controller.view} actions={controller.actions} />
}
