import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { wordsOf } from '#adaptive'
import { announce } from '../../components/live-region.tsx'
import { prompt as words } from '../../text/kinds/prompt.ts'
import { markedWords, mostMarks, quoteOf, withWords, type Marks } from './marks.ts'
import { textClass } from './text-class.ts'

interface MarkedTextProps {
  readonly output: { readonly id: string; readonly text: string }
  readonly label: string
  readonly describedBy: string
  readonly marks: Marks
  readonly locked: boolean
  readonly onChange: (marks: Marks) => void
}

/**
 * A text whose words can be marked: by clicking or dragging, or from word to word with the keyboard. It is a list box of
 * words, so that a screen reader says which are marked; the whole text stands before it for reading.
 */
export function MarkedText({ output, label, describedBy, marks, locked, onChange }: MarkedTextProps) {
  const { id, text } = output
  const place = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(0)
  const moved = useRef(false)
  const all = useMemo(() => wordsOf(text), [text])
  const marked = markedWords(marks, id)

  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    place.current?.querySelector<HTMLElement>(`[data-word="${cursor}"]`)?.focus()
  })

  const mark = (indexes: readonly number[], on: boolean): void => {
    if (locked) return
    const numbers = indexes.map((index) => index + 1)
    const next = withWords(marks, id, numbers, on)
    if (next.length > mostMarks) {
      announce(words.tooManyMarks)
      return
    }
    onChange(next)
    const [first = 1] = numbers
    const run = next.find(({ output: of, from, to }) => of === id && from <= first && first <= to)
    const quote = quoteOf(text, on && run ? run : { from: first, to: numbers.at(-1) ?? first })
    announce(on ? words.marked(quote) : words.unmarked(quote))
  }
  const toggle = (index: number): void => {
    mark([index], !marked.has(index + 1))
  }
  const onClick = (event: MouseEvent): void => {
    const selection = getSelection()
    const selected = selection && !selection.isCollapsed ? wordsWithin(selection, place.current) : []
    const [first] = selected
    if (first !== undefined) {
      selection?.removeAllRanges()
      setCursor(first)
      mark(selected, true)
      return
    }
    const word = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-word]') : null
    if (word === null) return
    const index = Number(word.dataset['word'])
    setCursor(index)
    toggle(index)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      toggle(cursor)
      return
    }
    const to = targetOf(event.key, cursor, all)
    if (to === undefined) return
    event.preventDefault()
    if (event.shiftKey) {
      const [from, until] = to < cursor ? [to, cursor] : [cursor, to]
      mark(
        Array.from({ length: until - from + 1 }, (_, offset) => from + offset),
        true,
      )
    }
    moved.current = true
    setCursor(to)
  }

  return (
    <>
      <p class="hidden-text">{text}</p>
      <div
        ref={place}
        class={`${textClass(text)} prompt-words`}
        role="listbox"
        aria-multiselectable="true"
        aria-orientation="horizontal"
        aria-label={label}
        aria-describedby={describedBy}
        aria-disabled={locked}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {all.map((word, index) => {
          const gap = text.slice(word.end, all[index + 1]?.start ?? word.end)
          const goesOn = marked.has(index + 1) && marked.has(index + 2)
          return (
            <>
              <span
                key={index}
                role="option"
                class={classOf(marked, index + 1)}
                data-word={index}
                aria-selected={marked.has(index + 1)}
                tabIndex={index === cursor ? 0 : -1}
              >
                {goesOn ? `${word.text}${gap}` : word.text}
              </span>
              {!goesOn && gap}
            </>
          )
        })}
      </div>
    </>
  )
}

/** A mark is drawn as one: only its first and last word have an end. */
function classOf(marked: ReadonlySet<number>, word: number): string {
  if (!marked.has(word)) return 'word'
  return `word word-marked${marked.has(word - 1) ? '' : ' word-first'}${marked.has(word + 1) ? '' : ' word-last'}`
}

/** Where a key leads to from a word: its neighbour, the beginning of a sentence, or an end of the text. */
function targetOf(
  key: string,
  from: number,
  words: readonly { readonly sentence: number }[],
): number | undefined {
  const last = words.length - 1
  const sentence = words[from]?.sentence ?? 0
  const startOf = (wanted: number): number => words.findIndex((word) => word.sentence === wanted)
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, from + 1)
    case 'ArrowLeft':
      return Math.max(0, from - 1)
    case 'ArrowDown': {
      const next = startOf(sentence + 1)
      return next === -1 ? last : next
    }
    case 'ArrowUp': {
      const start = startOf(sentence)
      return start < from || sentence === 0 ? start : startOf(sentence - 1)
    }
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

/** The words that a selection touches, as their places in the text; none where it begins or ends elsewhere. */
function wordsWithin(selection: Selection, place: HTMLElement | null): readonly number[] {
  if (place === null || selection.rangeCount === 0) return []
  const range = selection.getRangeAt(0)
  if (!place.contains(range.startContainer) || !place.contains(range.endContainer)) return []
  return [...place.querySelectorAll<HTMLElement>('[data-word]')].flatMap((word) => {
    const content = word.firstChild
    if (content === null || !range.intersectsNode(content)) return []
    // A range that ends where a word begins, or begins where one ends, only touches it.
    const isTouched =
      (range.endContainer === content && range.endOffset === 0) ||
      (range.startContainer === content && range.startOffset === content.textContent?.length)
    return isTouched ? [] : [Number(word.dataset['word'])]
  })
}
