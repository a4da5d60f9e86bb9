import type { LintRule } from './rule.ts'

const counts: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const count = `(?:${Object.keys(counts).join('|')}|\\d+)`
/** Words for a share of some things. */
const share = new RegExp(
  `\\b(?:(?<some>${count}) of (?:the |these |those )?(?<of>${count})|(?<all>both|all(?: of)?(?: (?:the )?${count})?|every)|(?<half>half of)|(?<most>most(?: of)?))\\b(?: the| these| those)?`,
  'i',
)

/** Categories build on those below: one that says the same of fewer things than the one before it is in the wrong place. */
export const checkScoringOrder: LintRule = ({ source: { frontmatter, report } }) => {
  const { locale, scoring } = frontmatter.value
  if (!locale.startsWith('en')) return
  const categories = Object.entries(scoring).map(([category, text]) => ({ category, ...partsOf(text) }))
  for (const [at, { category, part, rest }] of categories.entries()) {
    const before = categories[at - 1]
    if (!before || before.rest !== rest || before.part < part) continue
    if (before.part === part && part !== 1) continue
    report.error(
      'item/scoring-order',
      frontmatter.source.rangeOf(['scoring', category]),
      `Unexpected category ${category}, which says no more than category ${before.category} below it`,
      'Each category asks for more than those below it: change their places, or say what is added',
    )
  }
}

/** The share that a sentence speaks of, 1 where it says none, and its other words. */
export function partsOf(text: string): { readonly part: number; readonly rest: string } {
  return { part: partIn(share.exec(text)?.groups), rest: otherWordsOf(text) }
}

function partIn(groups: Readonly<Record<string, string | undefined>> = {}): number {
  const { some, of, half, most } = groups
  const number = (word = '1') => counts[word.toLowerCase()] ?? Number(word)
  if (some !== undefined) return number(some) / number(of)
  if (half !== undefined) return 0.5
  return most === undefined ? 1 : 0.75
}

function otherWordsOf(text: string): string {
  const words = text
    .replace(share, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}`]+/gu)
  return words?.join(' ') ?? ''
}
