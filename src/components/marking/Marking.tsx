import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Mark } from '#adaptive'
import { marking as words } from '../../text/marking.ts'
import { announce } from '../live-region.tsx'
import { MarkableLines } from './MarkableLines.tsx'
import { MarkForm } from './MarkForm.tsx'
import type { MarkedText } from './rows.ts'

/** Most marks of one answer. */
const mostMarks = 40

interface MarkingProps extends MarkedText {
  readonly marks: readonly Mark[]
  readonly locked: boolean
  readonly onChange: (marks: Mark[]) => void
}

/** Code, a diff or a text whose lines are marked, and beside it the marks, each with its class and a note. */
export function Marking({ form, files, marks, locked, onChange }: MarkingProps) {
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const focusNext = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    if (focusNext.current === undefined) return
    host.current?.querySelector<HTMLElement>(focusNext.current)?.focus()
    focusNext.current = undefined
  })
  const focus = (selector: string): void => {
    host.current?.querySelector<HTMLElement>(selector)?.focus()
  }
  const inCode = ({ file, from }: Pick<Mark, 'file' | 'from'>): string =>
    `[data-file="${CSS.escape(file)}"] [data-line="${from}"]`
  const add = (file: string, from: number, to: number, byKeys: boolean): void => {
    const known = marks.findIndex((mark) => mark.file === file && mark.from === from && mark.to === to)
    if (known === -1 && marks.length >= mostMarks) {
      announce(words.full)
      return
    }
    announce(words.added({ from, to }))
    const selector = `[data-mark="${known === -1 ? marks.length : known}"] select`
    if (known !== -1) {
      if (byKeys) focus(selector)
      return
    }
    if (byKeys) focusNext.current = selector
    onChange([...marks, { file, from, to, class: 'undecided', note: '' }])
  }
  const order = new Map(files.map(({ name }, index) => [name, index]))
  const sorted = marks
    .map((mark, index) => ({ mark, index }))
    .toSorted(
      (left, right) =>
        (order.get(left.mark.file) ?? 0) - (order.get(right.mark.file) ?? 0) ||
        left.mark.from - right.mark.from ||
        left.mark.to - right.mark.to,
    )

  return (
    <div class="marking" ref={host}>
      <p class="muted small marking-help" id={`${id}-help`}>
        {words.help} {words.pointer} <span class="key-hint">{words.keys}</span>
      </p>
      <div class="marking-parts">
        <div class="marking-code">
          {files.map(({ name, text }) => (
            <section key={name} aria-labelledby={`${id}-${name}`}>
              <h2 class="marking-name" id={`${id}-${name}`}>
                {name}
              </h2>
              <MarkableLines
                name={name}
                text={text}
                form={form}
                marked={marks.filter(({ file }) => file === name)}
                locked={locked}
                describedBy={`${id}-help`}
                onMark={({ from, to }, byKeys) => {
                  add(name, from, to, byKeys)
                }}
              />
            </section>
          ))}
        </div>
        <section class="marking-list" aria-labelledby={`${id}-marks`}>
          <h2 id={`${id}-marks`}>{words.marks}</h2>
          {marks.length === 0 && <p class="muted">{words.none}</p>}
          <ol>
            {sorted.map(({ mark, index }) => (
              <li key={index}>
                <MarkForm
                  mark={mark}
                  index={index}
                  place={words.place(mark, files.length === 1)}
                  last={files.find(({ name }) => name === mark.file)?.text.split('\n').length ?? 1}
                  locked={locked}
                  onChange={(next) => {
                    if (next.from !== mark.from || next.to !== mark.to) announce(words.changed(next))
                    onChange(marks.map((each, at) => (at === index ? next : each)))
                  }}
                  onRemove={() => {
                    announce(words.removed(mark))
                    focus(inCode(mark))
                    onChange(marks.filter((_, at) => at !== index))
                  }}
                  onBack={() => {
                    focus(inCode(mark))
                  }}
                />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  )
}
