import { stemText } from '../kinds/worked/check-worked.ts'
import type { LintRule } from './rule.ts'

const subject = '(?:it|this|(?:this|the) (?:change|diff|code|answer|pull request|merge request|work))'
const decided = '(?:merged|approved|accepted|released|rejected|edited)'
/** A sentence that says nothing but the verdict; “whether it can be merged” asks for it. */
const verdict = new RegExp(
  `^(?:${subject} (?:can|may|must|should|could|has to|needs to)(?:not| not)? (?:not )?be ${decided}|${subject} (?:needs changes|is (?:not )?(?:safe|ready|fit) to (?:be )?(?:merged?|approved?|released?|accept(?:ed)?)))(?: so| yet| now| at once| as it is| like this| without changes)?$`,
  'i',
)

/** The stem of what asks for a verdict does not give it. */
export const checkToldVerdict: LintRule = ({ source: { body, frontmatter, report }, content }) => {
  const { kind } = frontmatter.value
  if (!content || (kind !== 'review' && kind !== 'critique')) return
  const told = stemText(body)
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?:;])\s/)
    .map((sentence) => sentence.replace(/[.!?:;*]+/g, '').trim())
    .find((sentence) => verdict.test(sentence))
  if (told === undefined) return
  const [first] = body.blocks
  const whole = first?.type === 'markdown' ? body.range(first.node) : frontmatter.source.rangeOf([])
  const last = body.blocks.findLast((block) => block.type === 'markdown')
  const end = last?.type === 'markdown' ? body.range(last.node).end : whole.end
  report.error(
    'leak/verdict',
    body.rangeOfText({ start: whole.start, end }, told) ?? { start: whole.start, end: whole.start },
    `Unexpected verdict “${told}” in the stem, which candidates are to find`,
    'Leave the sentence out, or ask: “Decide whether it can be merged”',
  )
}
