import type { RootContent } from 'mdast'
import { linesOf, type Range } from '#schemas/diagnose/index'
import type { Report } from '../report.ts'

/** The text that a body is read from, with the places in it. */
export interface BodyText {
  /** The whole file, with its frontmatter. */
  readonly text: string
  /** @param start, end offsets in UTF-16 code units, the end not included */
  readonly rangeOf: (start: number, end: number) => Range
  readonly rangeOfNode: (node: RootContent) => Range
  readonly report: Report
}

/** @returns the text of a file with the places in it, its lines counted once */
export function bodyTextOf(text: string, report: Report): BodyText {
  const { rangeOf } = linesOf(text)
  return { text, rangeOf, rangeOfNode, report }

  function rangeOfNode(node: RootContent): Range {
    const start = node.position?.start.offset ?? 0
    return rangeOf(start, node.position?.end.offset ?? start)
  }
}
