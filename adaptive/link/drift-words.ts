/** Change of ln a beside which a change of b is not worth a word. */
const MUCH_LN_A = 0.35
/** Change of b in logits that is worth a word. */
const MUCH_B = 0.15

/**
 * A sentence for the item's author on what became of an item.
 *
 * @param change.b in logits, > 0 where the item became harder
 */
export function driftWords(change: {
  readonly drifted: boolean
  readonly b: number
  readonly lnA: number
}): string {
  if (!change.drifted) return 'as before'
  const changes: string[] = []
  if (change.b <= -MUCH_B) changes.push('easier than before (is it known by now?)')
  if (change.b >= MUCH_B) changes.push('harder than before (did its text, tests or limits change?)')
  if (change.lnA <= -MUCH_LN_A) changes.push('separates less than before')
  if (change.lnA >= MUCH_LN_A) changes.push('separates more than before')
  return `${changes.join(', ') || 'a curve other than before'}: not fit to link by`
}
