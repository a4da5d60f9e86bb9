import { isUnclosedFence } from '../compile/fence.ts'
import { walkBody } from '../compile/walk.ts'
import type { BodyRule } from './rule.ts'

/** Code between fences ends with one: without it, everything below becomes code, also components. */
export const checkFences: BodyRule = ({ body, report }) => {
  for (const node of walkBody(body)) {
    if (node.type !== 'code' || !isUnclosedFence(body.sourceOf(node))) continue
    const { start } = body.range(node)
    const range = { start, end: { line: start.line, column: start.column + 3 } }
    report.error(
      'code-block/unclosed',
      range,
      'Missing end of this block of code, which takes in all that follows',
      'Write the same fence again on the line after the code',
    )
  }
}
