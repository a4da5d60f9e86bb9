import type { ComponentName } from '../compile/components.ts'
import { isUnclosedFence } from '../compile/fence.ts'
import { walkBody } from '../compile/walk.ts'
import type { LintRule } from './rule.ts'

/** Components that say the same wherever they stand, so that a second one is a slip. */
const once: readonly ComponentName[] = ['Explanation', 'Constraints', 'Program', 'FollowUp']
const everywhere: readonly ComponentName[] = ['Hint', 'Explanation', 'Figure']

/** Which components an item may and must use. */
export const checkComponents: LintRule = ({ source: { body, frontmatter, report }, compiler }) => {
  const { kind } = compiler
  const allowed = [...everywhere, ...compiler.components]
  const used = new Set<ComponentName>()
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
        `Unexpected <${name}> in an item of kind ${kind}`,
        `Components here: ${allowed.join(', ')}`,
      )
    }
    if (once.includes(name) && used.has(name))
      report.error('component/repeated', opening, `Unexpected second <${name}>, expected one`)
    used.add(name)
  }
  if (kind !== 'choice') {
    for (const node of walkBody(body)) {
      if (node.type !== 'listItem' || typeof node.checked !== 'boolean') continue
      const { start } = body.range(node)
      const [box, marker = ''] = /^((?:[-*+]|\d+[.)])[ \t]+)\[[ \txX]\][ \t]+/.exec(body.sourceOf(node)) ?? []
      report.error(
        'stem/task-list',
        { start, end: { line: start.line, column: start.column + 5 } },
        `Unexpected \`[${node.checked ? 'x' : ' '}]\` in an item of kind ${kind}, expected a plain list`,
        'Only the options of a choice have boxes; take them away',
        box === undefined
          ? undefined
          : { text: marker, range: { start, end: { line: start.line, column: start.column + box.length } } },
      )
    }
  }
  // A block of code that never ends has swallowed it, and that is told already.
  const swallowed = [...walkBody(body)].some(
    (node) => node.type === 'code' && isUnclosedFence(body.sourceOf(node)),
  )
  if (!used.has('Explanation') && !swallowed && frontmatter.value.use === 'practice') {
    report.error(
      'item/no-explanation',
      frontmatter.source.rangeOf(['use']),
      'Missing <Explanation>: a practice item teaches',
      'Say between <Explanation> and </Explanation> why the answer is right',
    )
  }
}
