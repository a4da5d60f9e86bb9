import type { ReplayData } from './replay-data.ts'
import { givenTexts, textsAfter } from './replay-texts.ts'

/**
 * Steps that a search finds: those whose words have it, and those at which a text comes to have it or loses it.
 *
 * @param query in letters of any case; nothing finds nothing
 * @returns places of steps, ascending
 */
export function searchReplay(data: ReplayData, query: string): readonly number[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return []
  const has = (text: string): boolean => text.toLowerCase().includes(wanted)
  let texts = givenTexts(data)
  return data.steps.flatMap((step, at) => {
    const before = texts[step.item]
    texts = textsAfter(texts, step)
    const after = texts[step.item]
    const isFound =
      step.edit === undefined ? has(step.words) : (before ?? []).some(has) !== (after ?? []).some(has)
    return isFound ? [at] : []
  })
}
