import type { EtsClass } from './ets-class.ts'

/** Whom an item favours; `crossing`: one group where ability is low, the other where it is high. */
export type Favoured = 'reference' | 'focal' | 'crossing'

/** A sentence for the item's author, who is no statistician. */
export function differenceWords(
  verdict: {
    /** whether any method could compare the groups; they can if absent */
    readonly isComparable?: boolean
    readonly differs: boolean
    readonly class: EtsClass
    readonly favours: Favoured | undefined
  },
  names: { readonly reference: string; readonly focal: string },
): string {
  if (verdict.isComparable === false) return 'not enough answers to compare the groups'
  if (!verdict.differs) return 'no difference between the groups'
  const { reference, focal } = names
  const what =
    verdict.favours === 'crossing'
      ? `easier for ${reference} at one end of ability and for ${focal} at the other`
      : `harder for ${verdict.favours === 'reference' ? focal : reference} of the same ability`
  switch (verdict.class) {
    case 'A':
      return `slightly ${what}: too little to matter`
    case 'B':
      return `${what}: look for a reason in its text`
    case 'C':
      return `much ${what}: do not score it before it is understood`
  }
}
