import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { marking as words } from '../../text/marking.ts'
import { announce } from '../live-region.tsx'
import { useColouredLines } from '../use-coloured-lines.ts'
import { languageOf, rowsOf, signs, type MarkedText } from './rows.ts'
import { Tokens } from './Tokens.tsx'

/** Lines from one to another, both included. */
interface Stretch {
  readonly from: number
  readonly to: number
}

interface MarkableLinesProps {
  readonly name: string
  readonly text: string
  readonly form: MarkedText['form']
  readonly marked: readonly Stretch[]
  readonly locked: boolean
  readonly describedBy: string
  /** @param byKeys Whether it was made at the keyboard, so that the focus may go on to the mark's form. */
  readonly onMark: (stretch: Stretch, byKeys: boolean) => void
}

/** Lines that Page Up and Page Down pass over. */
const page = 10

/**
 * The lines of a file as a list that is walked and marked: arrow keys move, Space or Enter begins and ends a mark. By
 * pointer the line numbers are what marks, so that the text can still be selected.
 */
export function MarkableLines({ name, text, form, marked, locked, describedBy, onMark }: MarkableLinesProps) {
  const rows = useMemo(() => rowsOf(text, form), [text, form])
  const lines = useColouredLines(
    useMemo(() => rows.map((row) => row.text).join('\n'), [rows]),
    languageOf(name, text, form),
  )
  const list = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(1)
  /** Where a mark that is not finished begins. */
  const [anchor, setAnchor] = useState<number>()
  /** What the pointer has marked so far: told in time also where it is let go before the page has followed. */
  const drag = useRef<{ readonly from: number; readonly to: number } | undefined>(undefined)
  const hasMoved = useRef(false)

  useLayoutEffect(() => {
    if (!hasMoved.current) return
    hasMoved.current = false
    list.current?.querySelector<HTMLElement>(`[data-line="${cursor}"]`)?.focus()
  }, [cursor])
  const finish = (from: number, to: number, byKeys: boolean): void => {
    setAnchor(undefined)
    onMark({ from: Math.min(from, to), to: Math.max(from, to) }, byKeys)
  }
  const finished = useRef(finish)
  finished.current = finish
  // What is dragged may end anywhere on the page.
  useEffect(() => {
    const end = ({ type }: Event): void => {
      const { current } = drag
      drag.current = undefined
      if (current === undefined) return
      if (type === 'pointerup') finished.current(current.from, current.to, false)
      else setAnchor(undefined)
    }
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
    return () => {
      removeEventListener('pointerup', end)
      removeEventListener('pointercancel', end)
    }
  }, [])
  const move = (to: number, isSelecting: boolean): void => {
    const next = Math.min(rows.length, Math.max(1, to))
    if (isSelecting && anchor === undefined && !locked) setAnchor(cursor)
    if (next === cursor) return
    hasMoved.current = true
    setCursor(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + page, PageUp: cursor - page }[
      event.key
    ]
    const target = event.key === 'Home' ? 1 : event.key === 'End' ? rows.length : to
    if (target !== undefined) move(target, event.shiftKey)
    else if (event.key === ' ' || event.key === 'Enter') {
      if (locked) return
      if (anchor === undefined) {
        setAnchor(cursor)
        announce(words.begun(cursor))
      } else finish(anchor, cursor, true)
    } else if (event.key === 'Escape' && anchor !== undefined) {
      setAnchor(undefined)
      announce(words.given)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const lineAt = (event: Event): number | undefined => {
    const row = event.target instanceof Element ? event.target.closest('[data-line]') : null
    const line = Number(row?.getAttribute('data-line'))
    return Number.isInteger(line) && line > 0 ? line : undefined
  }
  const isNumber = ({ target }: Event): boolean =>
    target instanceof Element && target.closest('.mark-number') !== null

  return (
    <div
      class="mark-lines"
      ref={list}
      role="listbox"
      aria-multiselectable="true"
      aria-label={words.code(name)}
      aria-describedby={describedBy}
      data-file={name}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        const line = lineAt(event)
        if (line === undefined || event.button !== 0) return
        if (isNumber(event) && !locked) {
          const from = event.shiftKey ? cursor : line
          drag.current = { from, to: line }
          setAnchor(from)
        }
        setCursor(line)
      }}
      onPointerOver={(event) => {
        const line = lineAt(event)
        if (drag.current === undefined || line === undefined) return
        drag.current = { from: drag.current.from, to: line }
        setCursor(line)
      }}
    >
      {rows.map(({ number, state, text: plain }, index) => {
        const isMarked = marked.some(({ from, to }) => from <= number && number <= to)
        const isPending =
          anchor !== undefined && Math.min(anchor, cursor) <= number && number <= Math.max(anchor, cursor)
        return (
          <div
            key={number}
            role="option"
            class={`mark-line mark-${state}${isMarked ? ' is-marked' : ''}${isPending ? ' is-pending' : ''}`}
            data-line={number}
            tabIndex={number === cursor ? 0 : -1}
            aria-selected={isPending || isMarked}
          >
            <span class="mark-number">{number}</span>
            <span class="hidden-text">{words.around(words.states[state])}</span>
            {form === 'diff' && (
              <span class="mark-sign" aria-hidden="true">
                {signs[state]}
              </span>
            )}
            <code>
              <Tokens tokens={lines[index] ?? []} />
            </code>
            {(isMarked || plain.trim() === '') && (
              <span class="hidden-text">
                {words.around(isMarked ? words.marked : '', plain.trim() === '' ? words.empty : '')}
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}
