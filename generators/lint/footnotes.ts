import { linesOf } from '#schemas/diagnose/index'
import { walkBody } from '../compile/walk.ts'
import type { BodyRule } from './rule.ts'

/** A reference to a footnote that is not there is shown as its marks. */
export const checkFootnotes: BodyRule = ({ body, report }) => {
  for (const node of walkBody(body)) {
    if (node.type !== 'text') continue
    const source = body.sourceOf(node)
    for (const { 1: name = '', 0: mark, index } of source.matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
      const { start } = body.range(node)
      const inside = linesOf(source).rangeOf(index, index + mark.length)
      const place = (position: typeof start) => ({
        line: start.line + position.line - 1,
        column: position.line === 1 ? start.column + position.column - 1 : position.column,
      })
      report.error(
        'footnote/undefined',
        { start: place(inside.start), end: place(inside.end) },
        `Missing footnote \`${name}\`, expected a line \`[^${name}]: …\``,
        `Write the footnote, or \\[^ for the marks themselves`,
      )
    }
  }
}
