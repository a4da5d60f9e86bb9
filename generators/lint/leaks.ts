import type { RootContent } from 'mdast'
import type { Range } from '#schemas/diagnose/index'
import { walk } from '../compile/walk.ts'
import type { LintRule, LintSubject } from './rule.ts'

/** Words in a row of a right option that nothing may say before the answer. */
const ROW = 6

/** Words in a row of what is told after the answer that nothing but the stem may say before it. */
const TOLD_ROW = 8

/** What is read before the answer and costs nothing: no title and no free hint may say the key. */
export const checkLeaks: LintRule = (subject) => {
  const { source, content } = subject
  if (!content) return
  const { frontmatter, body, report } = source
  const open: readonly Told[] = [
    { what: 'title', range: frontmatter.source.rangeOf(['title']), text: frontmatter.value.title },
    ...body.blocks.flatMap((block): readonly Told[] =>
      block.type === 'component' &&
      block.component.name === 'Hint' &&
      block.component.attributes['cost'] !== 'key'
        ? [{ what: 'hint', range: block.component.range, text: textOf(block.component.children) }]
        : [],
    ),
  ]
  const keys = [...answersOf(subject), ...optionsOf(subject), ...laterOf(subject)]
  for (const { what, range, text } of open) {
    const said = wordsOf(text)
    const told = keys.map((key) => key.wordsIn(said)).find((words) => words !== undefined)
    if (told === undefined) continue
    report.error(
      'leak/key',
      range,
      `Unexpected ${what} that says the answer: ${told}`,
      what === 'hint'
        ? 'Ask for the step before it, or write `cost="key"`, after which the item does not count'
        : 'Name what the item is about, and not what comes out',
    )
  }
}

interface Told {
  readonly what: 'title' | 'hint'
  readonly range: Range
  readonly text: string
}

interface TellableKey {
  /** What of it some words say; undefined where they do not. */
  readonly wordsIn: (said: readonly string[]) => string | undefined
}

/** Answers of the highest category, each told where all of it is said; a digit alone is said by chance. */
function answersOf({ source: { frontmatter, max } }: LintSubject): readonly TellableKey[] {
  const { value } = frontmatter
  if (value.kind !== 'short') return []
  const { form, key } = value.answer
  if (form === 'interval') return []
  const best = key.filter(({ category }) => category === max)
  const answers = best.flatMap((entry): readonly (readonly string[])[] => {
    if (typeof entry.value === 'object' && !Array.isArray(entry.value)) return []
    const parts = [entry.value].flat().map(String)
    return form === 'set' ? [parts] : parts.map((part) => [part])
  })
  return answers
    .map((parts) => ({ parts, words: wordsOf(parts.join(' ')) }))
    .filter(({ words }) => words.join('').length > 1)
    .map(({ parts, words }) => ({
      wordsIn: (said) => (words.every((word) => said.includes(word)) ? parts.join(', ') : undefined),
    }))
}

/** Right options, each told where words of it are said that no wrong one has. */
function optionsOf({ source: { body, frontmatter } }: LintSubject): readonly TellableKey[] {
  if (frontmatter.value.kind !== 'choice') return []
  const options = body.blocks.flatMap((block) =>
    block.type === 'markdown' && block.node.type === 'list'
      ? block.node.children.map(({ checked, children: [first] }) => ({
          isRight: checked === true,
          rows: rowsIn(wordsOf(first ? textOf([first]) : '')),
        }))
      : [],
  )
  const wrong = new Set(options.flatMap(({ isRight, rows }) => (isRight ? [] : rows)))
  return options
    .filter(({ isRight }) => isRight)
    .flatMap(({ rows }) => rows.filter((row) => !wrong.has(row)))
    .map((row) => ({ wordsIn: (said) => (rowsIn(said).includes(row) ? `“${row}”` : undefined) }))
}

/** What the explanation, a change and hints that cost the key say, and the stem does not. */
function laterOf({ source: { body } }: LintSubject): readonly TellableKey[] {
  const [before, later]: [string[], string[]] = [[], []]
  for (const block of body.blocks) {
    const isStem = block.type === 'markdown'
    const isFree = !isStem && block.component.name === 'Hint' && block.component.attributes['cost'] !== 'key'
    if (isFree) continue
    const words = wordsOf(textOf(isStem ? [block.node] : block.component.children)).join(' ')
    const texts = isStem ? before : later
    texts.push(` ${words} `)
  }
  const says = (texts: readonly string[], row: string) => texts.some((text) => text.includes(` ${row} `))
  return [
    {
      wordsIn: (said) => {
        const row = rowsIn(said, TOLD_ROW).find((one) => says(later, one) && !says(before, one))
        return row === undefined ? undefined : `“${row}”`
      },
    },
  ]
}

/** Whether a text says so many words in a row of what is told after the answer. */
export function isToldIn(told: string, text: string): boolean {
  const rows = new Set(rowsIn(wordsOf(told), TOLD_ROW))
  return rowsIn(wordsOf(text), TOLD_ROW).some((row) => rows.has(row))
}

function rowsIn(words: readonly string[], size = ROW): readonly string[] {
  return words.flatMap((_, at) => (at + size <= words.length ? [words.slice(at, at + size).join(' ')] : []))
}

function textOf(nodes: readonly RootContent[]): string {
  return [...walk(nodes)]
    .map((node) => (node.type === 'text' || node.type === 'inlineCode' ? node.value : ''))
    .join(' ')
}

/** Words in small letters; a number is one word, without the signs between its thousands. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/(?<=\d),(?=\d{3})/g, '')
      .toLowerCase()
      .match(/\d+(?:\.\d+)?|[\p{L}\p{N}]+/gu) ?? []
  )
}
