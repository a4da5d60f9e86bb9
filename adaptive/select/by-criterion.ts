import { largest } from './largest.ts'
import type { Choice, Selector } from './selector.ts'

/** The selector that takes the item with the largest value of a criterion, the first of equals. */
export function byCriterion(
  name: string,
  criterion: (choice: Choice) => Float64Array,
): Selector & { readonly criterion: (choice: Choice) => Float64Array } {
  return { name, criterion, select: (choice) => largest(criterion(choice), choice.eligible.length) }
}
