import { informationAt } from '../pool/information-at.ts'
import type { Pool } from '../pool/pool.ts'
import { maximumInformation } from './maximum-information.ts'
import type { Selector } from './selector.ts'

/**
 * The most informative item of the shadow test (van der Linden and Reese 1998): of a complete form that meets every
 * constraint and contains all that was taken. Which form that is {@link bestForm} says; the session lets no other item
 * through, so what is left to do here is maximum information.
 */
export const shadowForms: Selector = { name: 'shadow-forms', select: maximumInformation.select }

/**
 * The shadow test among forms that were assembled beforehand: at the estimate, the one with the most information in what
 * it still has to show. Van der Linden and Reese (1998) solve for exactly this form anew before each item; here the
 * program's choice is among the forms that are there. All of these contain what was taken, so the information of the
 * rest decides as that of the whole would; and the most informative item of all forms, taken without regard to its form,
 * might lead away from the best one.
 *
 * @param theta estimate in logits
 * @param rests per form the items that it still has to show: indexes into the pool
 * @param costs per form, what speaks against it before information does; ≥ 0
 * @returns index of the form with the least cost and among these the most information, the first of equals; −1 where
 *   there are none
 */
export function bestForm(
  pool: Pool,
  theta: number,
  rests: readonly Int32Array[],
  costs: readonly number[],
): number {
  let best = -1
  let least = Infinity
  let most = -1
  rests.forEach((rest, form) => {
    const values = new Float64Array(rest.length)
    informationAt(pool, theta, rest, rest.length, values)
    let sum = 0
    for (const value of values) sum += value
    const cost = costs[form] ?? 0
    if (cost > least || (cost === least && sum <= most)) return
    best = form
    least = cost
    most = sum
  })
  return best
}
