import { useEffect, useState } from 'preact/hooks'
import { practice } from '../../text/practice.ts'
import { isUnread, type HistoryState } from './use-history.ts'

type Panel = (typeof import('./next-panel.tsx'))['NextPanel']

interface NextLoaderProps {
  readonly state: HistoryState
  readonly here?: string
  readonly isFirst?: boolean
}

/** The suggestion as soon as there is one. What computes it brings the engine along, so it comes after the page. */
export function NextLoader({ state, ...rest }: NextLoaderProps) {
  const [panel, setPanel] = useState<{ readonly Panel: Panel }>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    import('./next-panel.tsx').then(
      ({ NextPanel }) => {
        setPanel({ Panel: NextPanel })
      },
      () => {
        setFailed(true)
      },
    )
  }, [])
  if (failed || state.type === 'failed') return <p>{practice.next.failed}</p>
  if (panel === undefined || state.type === 'loading') return <p class="muted">{practice.next.loading}</p>
  if (isUnread(state.loaded)) return <p>{practice.next.failed}</p>
  const { Panel } = panel
  return <Panel loaded={state.loaded} {...rest} />
}
