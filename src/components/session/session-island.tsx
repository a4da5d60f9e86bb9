import { useEffect, useRef, useState } from 'preact/hooks'
import type { ItemKind } from '#schemas/public-item'
import type { Accommodations } from '#schemas/event'
import type { ReleaseAddress } from '../../session/release.ts'
import type { TestView } from '../../session/view.ts'
import { site } from '../addresses.ts'
import { Introduction } from './introduction.tsx'
import type { RunnerAssets } from './page-runner.ts'

interface SessionIslandProps {
  readonly test: TestView
  readonly about: { readonly low: number; readonly high: number }
  /** Of the one problem that was chosen; undefined for a test of several. */
  readonly kind?: ItemKind
  readonly address: ReleaseAddress
  readonly runner: RunnerAssets
}

type Live = typeof import('./live.ts')

/**
 * The introduction at once, with a live start; the session with its controller takes its place when it starts or goes
 * on, and not before: a press must not land between the two. Who presses before the session is there is waited for.
 */
export function SessionIsland({ test, about, kind, address, runner }: SessionIslandProps) {
  const [session, setSession] = useState<{
    readonly App: Live['SessionApp']
    readonly controller: ReturnType<Live['openSession']>
  }>()
  const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting')
  const wish = useRef<{ readonly way: Accommodations | undefined } | undefined>(undefined)
  const begin = useRef<(way: Accommodations | undefined) => void>((way) => {
    wish.current = { way }
    setState('waiting')
  })
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
          const show = (): void => {
            setSession({ App: SessionApp, controller })
          }
          begin.current = (way) => {
            controller.actions.start(way)
            show()
          }
          if (screen !== 'introduction') show()
          else if (wish.current !== undefined) begin.current(wish.current.way)
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
        kind={kind}
        state={state}
        onStart={
          state === 'ready'
            ? (way?: Accommodations) => {
                begin.current(way)
              }
            : undefined
        }
      />
    )
  const { App, controller } = session
  return <App test={test} about={about} kind={kind} view={controller.view} actions={controller.actions} />
}
