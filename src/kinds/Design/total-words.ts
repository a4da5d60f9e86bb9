import type { Total } from '#adaptive'
import { design as words } from '../../text/kinds/design.ts'

type Quantity = Total['quantity']

/** @returns what a total may be, in words; undefined where there is no limit */
export function limitWords({ unit, atMost, atLeast }: Quantity): string | undefined {
  if (atMost !== undefined && atLeast !== undefined)
    return words.between(words.amount(atLeast), words.amount(atMost, unit))
  if (atMost !== undefined) return words.atMost(words.amount(atMost, unit))
  return atLeast === undefined ? undefined : words.atLeast(words.amount(atLeast, unit))
}

/** @returns what an option does to a quantity, such as `+40 ms` or `× 3` */
export function effectWords({ combine, unit }: Quantity, amount: number): string {
  return words.effect[combine](amount, unit)
}
