import { fileStart } from '#schemas/diagnose/index'
import type { Report } from '#schemas/diagnose/report'

/** Where the YAML of a frontmatter stands in a file, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
  /** Where the line behind it begins. */
  readonly body: number
}

/** @returns where the frontmatter's YAML stands; undefined, with a diagnostic, where there is none */
export function findFrontmatter(text: string, report: Report): Span | undefined {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (!opening) {
    report.error(
      'item/no-frontmatter',
      fileStart,
      'Missing frontmatter, expected `---` in the first line',
      'Begin the file with ---, the fields of the item, and --- again',
    )
    return undefined
  }
  const start = opening[0].length
  const closing = /^---[ \t]*$/m
  const found = closing.exec(text.slice(start))
  if (!found) {
    report.error(
      'item/no-frontmatter',
      { start: { line: 1, column: 1 }, end: { line: 1, column: 4 } },
      'Missing end of the frontmatter, expected a line `---`',
    )
    return undefined
  }
  const end = start + found.index
  const body = /\r\n|[\r\n]|$/.exec(text.slice(end + found[0].length))
  return { start, end, body: end + found[0].length + (body?.index ?? 0) + (body?.[0].length ?? 0) }
}
