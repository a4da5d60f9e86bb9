import type { ComponentName } from '../compile/components.ts'
import type { LintRule } from './rule.ts'

const everywhere: readonly ComponentName[] = ['Hint', 'Explanation', 'Figure']

/** Which components an item may and must use. */
export const checkComponents: LintRule = ({ source: { body, frontmatter, report }, compiler }) => {
  const allowed = [...everywhere, ...compiler.components]
  let explanations = 0
  for (const block of body.blocks) {
    if (block.type !== 'component') continue
    const { name, range } = block.component
    const opening = {
      start: range.start,
      end: { line: range.start.line, column: range.start.column + name.length + 1 },
    }
    if (!allowed.includes(name)) {
      report.error(
        'component/kind',
        opening,
        `Unexpected <${name}> in an item of kind ${compiler.kind}`,
        `Components here: ${allowed.join(', ')}`,
      )
    }
    if (name === 'Explanation') explanations += 1
    if (name === 'Explanation' && explanations === 2) {
      report.error('component/repeated', opening, 'Unexpected second <Explanation>, expected one')
    }
  }
  if (explanations === 0 && frontmatter.value.use === 'practice') {
    report.error(
      'item/no-explanation',
      frontmatter.source.rangeOf(['use']),
      'Missing <Explanation>: a practice item teaches',
      'Say between <Explanation> and </Explanation> why the answer is right',
    )
  }
}
