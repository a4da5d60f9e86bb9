import type { RootContent } from 'mdast'
import { linesOf, type Range } from '#schemas/diagnose/index'
import type { Report } from '#schemas/diagnose/report'

/** The text that a body is read from, with the places in it. */
export interface BodyText {
  /** The whole file, with its frontmatter. */
  readonly text: string
  /** @param start, end offsets in UTF-16 code units, the end not included */
  readonly rangeOf: (start: number, end: number) => Range
  readonly rangeOfNode: (node: RootContent) => Range
  /** Place of some words that stand exactly once within a range; undefined where they do not. */
  readonly rangeOfText: (within: Range, words: string) => Range | undefined
  readonly report: Report
}

/** @returns the text of a file with the places in it, its lines counted once */
export function bodyTextOf(text: string, report: Report): BodyText {
  const { rangeOf, offsetAt } = linesOf(text)
  return { text, rangeOf, rangeOfNode, rangeOfText, report }

  function rangeOfNode(node: RootContent): Range {
    const start = node.position?.start.offset ?? 0
    return rangeOf(start, node.position?.end.offset ?? start)
  }

  function rangeOfText(within: Range, words: string): Range | undefined {
    const start = offsetAt(within.start)
    const part = text.slice(start, offsetAt(within.end))
    const found = part.indexOf(words)
    if (found === -1 || found !== part.lastIndexOf(words)) return undefined
    return rangeOf(start + found, start + found + words.length)
  }
}
