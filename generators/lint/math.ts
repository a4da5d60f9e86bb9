import { renderMath } from '../compile/math.ts'
import { walkBody } from '../compile/walk.ts'
import type { BodyRule } from './rule.ts'

/** Formulas are TeX that can be shown. */
export const checkMath: BodyRule = ({ body, report }) => {
  for (const node of walkBody(body)) {
    if (node.type !== 'math' && node.type !== 'inlineMath') continue
    const formula = renderMath(node.value, node.type === 'math')
    if (!formula.ok) {
      report.error(
        'math/syntax',
        body.range(node),
        formula.message,
        'Write \\$ for a dollar sign in the text',
      )
    }
  }
}
