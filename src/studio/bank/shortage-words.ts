import type { Shortage } from '#adaptive'
import { kindNames } from '../../text/common.ts'
import { studioBank } from '../../text/studio-bank.ts'

const { gaps: words } = studioBank

/** @param titleOf of a skill or an area */
export function shortageWords(
  { block, counts, min, needed, items }: Shortage,
  titleOf: (skill: string) => string,
): string {
  return words.shortage(block, min, whatOf(counts, titleOf), items, needed)
}

/** @param counts as a blueprint says it, such as `kind code` */
function whatOf(counts: string, titleOf: (skill: string) => string): string {
  const [sort = '', of = ''] = counts.split(' ')
  switch (sort) {
    case 'length':
      return words.what.length
    case 'level':
      return words.what.level(of)
    case 'kind':
      return words.what.kind((kindNames as Readonly<Record<string, string>>)[of] ?? of)
    case 'skill':
      return words.what.skill(titleOf(of))
    default:
      return counts
  }
}
