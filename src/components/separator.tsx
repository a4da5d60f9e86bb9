import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { session } from '../text/session.ts'
import { shareAfterKey, withinShare, type ShareBounds } from './share.ts'

interface SeparatorProps {
  /** Name under which this browser remembers the share. */
  readonly name: string
  readonly label: string
  /** `columns`: the part before it is measured; `rows`: the part after it. */
  readonly between: 'columns' | 'rows'
  /** What holds both parts; its custom property `--share-…` follows. */
  readonly around: RefObject<HTMLElement>
  readonly bounds: ShareBounds
  /** Id of the part that is measured. */
  readonly controls: string
}

const words = session.panes

/** A line between two parts of the page, moved by pointer or keys, remembered in this browser. */
export function Separator({ name, label, between, around, bounds, controls }: SeparatorProps) {
  const key = `assay.share.${name}`
  const [share, setShare] = useState(() => withinShare(remembered(key), bounds))
  const dragging = useRef(false)
  // Before the page is painted, so that nothing moves when the remembered share takes effect.
  useLayoutEffect(() => {
    around.current?.style.setProperty(`--share-${name}`, `${share}%`)
  }, [around, name, share])
  const set = (next: number): void => {
    setShare(next)
    try {
      localStorage.setItem(key, String(next))
    } catch {
      // A browser that refuses storage forgets it with the page.
    }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const box = around.current?.getBoundingClientRect()
    if (!dragging.current || box === undefined) return
    const part =
      between === 'columns'
        ? (event.clientX - box.left) / box.width
        : (box.bottom - event.clientY) / box.height
    set(withinShare(part * 100, bounds))
  }
  const onPointerUp = (): void => {
    dragging.current = false
  }
  return (
    <div
      class={`separator separator-${between}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={between === 'columns' ? 'vertical' : 'horizontal'}
      aria-controls={controls}
      aria-valuemin={bounds.low}
      aria-valuemax={bounds.high}
      aria-valuenow={Math.round(share)}
      aria-valuetext={words.share(Math.round(share))}
      title={words.help}
      onKeyDown={(event) => {
        const next = shareAfterKey(event.key, share, bounds, {
          grows: between === 'columns' ? 'ArrowRight' : 'ArrowUp',
          shrinks: between === 'columns' ? 'ArrowLeft' : 'ArrowDown',
          large: event.shiftKey,
        })
        if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        set(next)
      }}
      onDblClick={() => {
        set(bounds.start)
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    />
  )
}

function remembered(key: string): number {
  try {
    return Number.parseFloat(localStorage.getItem(key) ?? '')
  } catch {
    return Number.NaN
  }
}
