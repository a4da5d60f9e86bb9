import type { Heading } from 'mdast'
import type { Body } from '../compile/body.ts'
import type { Edit } from '#schemas/diagnose/report'
import { walkBody } from '../compile/walk.ts'
import type { BodyRule } from './rule.ts'

/** Headings begin at level 2, since the title is the page's level 1, and never skip a level. */
export const checkHeadings: BodyRule = ({ body, report }) => {
  let before = 1
  for (const node of walkBody(body)) {
    if (node.type !== 'heading') continue
    if (node.depth === 1) {
      report.error(
        'heading/first-level',
        body.range(node),
        'Unexpected heading of level 1, expected ## or deeper',
        'The title stands in the frontmatter',
        levelEdit(body, node, 2),
      )
    } else if (node.depth > before + 1) {
      report.error(
        'heading/jump',
        body.range(node),
        `Unexpected heading of level ${node.depth} after level ${before}, expected level ${before + 1} at most`,
        'People who listen to the page find their way by the levels',
        levelEdit(body, node, before + 1),
      )
    }
    before = node.depth
  }
}

/** Other marks before a heading; a heading that is underlined has none. */
function levelEdit(body: Body, node: Heading, level: number): Edit | undefined {
  if (!body.sourceOf(node).startsWith('#')) return undefined
  const { start } = body.range(node)
  return {
    text: '#'.repeat(level),
    range: { start, end: { line: start.line, column: start.column + node.depth } },
  }
}
