import { applyChanges } from '#log'
import type { ReplayData, ReplayStep } from './replay-data.ts'

/** Texts of each item's documents. */
export type ReplayTexts = readonly (readonly string[])[]

/** Steps between two texts that are kept, so that going anywhere is a few edits. */
const STRIDE = 64

/** @returns the texts as the items give them */
export function givenTexts({ items }: ReplayData): ReplayTexts {
  return items.map(({ documents }) => documents.map(({ starter }) => starter))
}

/** The texts after one more step; an edit is known to fit, as a log is refused where one does not. */
export function textsAfter(texts: ReplayTexts, { item, edit }: ReplayStep): ReplayTexts {
  const own = texts[item]
  if (edit === undefined || own === undefined) return texts
  return texts.with(item, own.with(edit.document, applyChanges(own[edit.document] ?? '', edit.changes)))
}

/**
 * Goes anywhere in a sitting at once.
 *
 * @returns the texts after a step, integer in [0, steps)
 */
export function seekTexts(data: ReplayData): (step: number) => ReplayTexts {
  const kept: ReplayTexts[] = []
  let texts = givenTexts(data)
  for (const [at, step] of data.steps.entries()) {
    if (at % STRIDE === 0) kept.push(texts)
    texts = textsAfter(texts, step)
  }
  return (step) => {
    const first = Math.floor(step / STRIDE)
    return data.steps.slice(first * STRIDE, step + 1).reduce(textsAfter, kept[first] ?? [])
  }
}
