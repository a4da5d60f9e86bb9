import type { PublicItem } from '#schemas/public-item'
import { createMatcher, type Secret } from './matcher.ts'
import { plainText } from './plain-text.ts'

/** A secret before it is known what other items say. */
export interface DraftedSecret extends Secret {
  /** As much of a leak as the whole, unless a practice item says it. */
  readonly beginning?: string
  /** Whether it is no secret once any item shows it, be it graded. */
  readonly unlessShown?: true
}

/**
 * Leaves out what practice items disclose. All texts are looked for in one pass over each item, whatever their number:
 * asking one text after another took the square of a bank's size.
 *
 * @param drafts of all items
 * @param items the public halves
 * @param alsoDisclosed texts of practice items that stand beside their public halves
 */
export function withoutDisclosed(
  drafts: readonly DraftedSecret[],
  items: readonly PublicItem[],
  alsoDisclosed: readonly string[],
): readonly Secret[] {
  const disclosed = textsSaid(
    drafts.flatMap(({ text, beginning }) => (beginning === undefined ? [text] : [text, beginning])),
    [...items.filter(({ use }) => use === 'practice').map(plainText), ...alsoDisclosed],
  )
  const shown = textsSaid(
    drafts.filter(({ unlessShown }) => unlessShown).map(({ text }) => text),
    items.filter(({ use }) => use === 'graded').map(plainText),
  )
  return drafts
    .map(({ beginning, unlessShown, ...secret }) => ({
      secret: beginning === undefined || disclosed.has(beginning) ? secret : { ...secret, text: beginning },
      isShown: unlessShown === true && shown.has(secret.text),
    }))
    .filter(({ secret, isShown }) => !isShown && !disclosed.has(secret.text))
    .map(({ secret }) => secret)
}

/** Which of some texts are said in others, folded. Too short ones are not looked for: they are no secrets. */
function textsSaid(texts: readonly string[], places: readonly string[]): ReadonlySet<string> {
  const said = new Set<string>()
  const unique = [...new Set(texts)]
  if (unique.length === 0) return said
  const { find } = createMatcher(unique.map((text) => ({ item: '', what: '', text })))
  for (const place of places) for (const { secret } of find(Buffer.from(place))) said.add(secret.text)
  return said
}
