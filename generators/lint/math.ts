import { renderMath } from '../compile/math.ts'
import { walkBody } from '../compile/walk.ts'
import type { BodyRule } from './rule.ts'

/** Formulas are TeX that can be shown. */
export const checkMath: BodyRule = ({ body, report }) => {
  for (const node of walkBody(body)) {
    if (node.type !== 'math' && node.type !== 'inlineMath') continue
    if (node.type === 'inlineMath' && isBetweenAmounts(node.value, body.textAfter(node))) {
      report.warning(
        'math/amount',
        body.range(node),
        `Unexpected formula \`${node.value.trim()}\`, which looks like the text between two amounts of money`,
        'Write \\$ for a dollar sign in the text',
        { text: body.sourceOf(node).replaceAll('$', '\\$') },
      )
      continue
    }
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

/** "$5 or $6" is a formula to Markdown: it begins with a number, and another one stands right behind it. */
function isBetweenAmounts(formula: string, after: string): boolean {
  return /^[0-9]/.test(formula) && /^[0-9]/.test(after)
}
