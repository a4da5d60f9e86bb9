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
      )
    } else if (node.depth > before + 1) {
      report.error(
        'heading/jump',
        body.range(node),
        `Unexpected heading of level ${node.depth} after level ${before}, expected level ${before + 1} at most`,
        'People who listen to the page find their way by the levels',
      )
    }
    before = node.depth
  }
}
