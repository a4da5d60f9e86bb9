import { parser } from '@lezer/javascript'
import { parser as python } from '@lezer/python'
import { classHighlighter, highlightCode } from '@lezer/highlight'
import type { Element, ElementContent } from 'hast'

const typescript = parser.configure({ dialect: 'ts' })
const jsx = parser.configure({ dialect: 'jsx' })
const parsers: Readonly<Record<string, typeof parser>> = {
  ts: typescript,
  typescript,
  tsx: parser.configure({ dialect: 'ts jsx' }),
  js: parser,
  javascript: parser,
  mjs: parser,
  jsx,
  python,
  py: python,
}

/** Most of a program, left in the colour of the text: a span for every name and comma would be half of the page. */
const plain = new Set(['', 'tok-variableName', 'tok-propertyName', 'tok-operator', 'tok-punctuation'])

/**
 * Colours code by classes (`tok-keyword`, …), never by styles.
 *
 * @param code the program's text
 * @param language name of the language, as after the fence; unknown ones stay plain
 * @returns the content of a `<code>`
 */
export function highlight(code: string, language: string): ElementContent[] {
  const known = Object.hasOwn(parsers, language) ? parsers[language] : undefined
  if (!known) return [{ type: 'text', value: code }]
  const spans: ElementContent[] = []
  highlightCode(
    code,
    known.parse(code),
    classHighlighter,
    (text, classes) => spans.push(plain.has(classes) ? { type: 'text', value: text } : span(text, classes)),
    () => spans.push({ type: 'text', value: '\n' }),
  )
  return spans
}

/** A block of code that can be scrolled by keyboard. */
export function codeBlock(code: string, language: string | null | undefined): Element {
  const name = language ?? ''
  return {
    type: 'element',
    tagName: 'pre',
    properties: { tabIndex: 0 },
    children: [
      {
        type: 'element',
        tagName: 'code',
        properties: name === '' ? {} : { className: [`language-${name}`] },
        children: highlight(code, name),
      },
    ],
  }
}

function span(text: string, classes: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: classes.split(' ') },
    children: [{ type: 'text', value: text }],
  }
}
