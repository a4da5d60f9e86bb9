import { walk } from '../compile/walk.ts'
import type { LintRule } from './rule.ts'

/** Words of prose that a stem should have: a situation and one clear task, and no load of reading beyond it. */
const usual = { min: 25, max: 260 } as const

/** Counts the words that a candidate reads before the task: prose alone, no code and no tables. */
export const checkStemLength: LintRule = ({ source: { body, frontmatter, report }, content }) => {
  if (!content) return
  let words = 0
  const blocks = content.stem.flatMap((block) =>
    block.type === 'markdown' && block.node.type !== 'table' ? [block.node] : [],
  )
  for (const node of walk(blocks)) {
    if (node.type === 'text') words += node.value.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length
  }
  const first = body.blocks[0]
  const at = first ? (first.type === 'markdown' ? body.range(first.node) : first.component.range) : undefined
  const range = at ? { start: at.start, end: at.start } : frontmatter.source.rangeOf([])
  if (words === 0) report.error('stem/empty', range, 'Missing stem: nothing says what to do')
  else if (words < usual.min || words > usual.max) {
    report.warning(
      'stem/length',
      range,
      `Unexpected stem of ${words} words, expected ${usual.min} to ${usual.max}`,
      words < usual.min ? 'Say the situation and the task' : 'Leave out what does not change the answer',
    )
  }
}
