import type { ItemChange } from './plan.ts'

/** How a change of several variants is told. */
const words = {
  added: 'new',
  changed: 'changed',
  recalibrated: 'measured anew',
  removed: 'taken out',
  unchanged: 'unchanged',
} as const

/** What changed of the variants of one item. */
export interface FamilyChange {
  readonly of: string
  /** Such as `20 new, 1 taken out`. */
  readonly counts: string
}

/** Variants are many and alike: they are told by the item that they were drawn from. */
export function familyChanges(changes: readonly ItemChange[]): readonly FamilyChange[] {
  const families = new Map<string, Map<string, number>>()
  for (const { of, change, bump } of changes) {
    if (of === undefined || bump === 'none') continue
    const counts = families.get(of) ?? new Map<string, number>()
    counts.set(words[change], (counts.get(words[change]) ?? 0) + 1)
    families.set(of, counts)
  }
  return [...families].map(([of, counts]) => ({
    of,
    counts: [...counts].map(([what, count]) => `${count} ${what}`).join(', '),
  }))
}
