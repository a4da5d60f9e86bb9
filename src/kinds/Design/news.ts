import { decisionStates, totalsOf, type Choices } from '#adaptive'
import type { TaskOf } from '#schemas/public-item'
import { design as words } from '../../text/kinds/design.ts'
import { limitWords } from './total-words.ts'

/**
 * What a choice has changed, for those who do not see it: totals, later choices that fit no longer or again, and later
 * options that are ruled out now.
 *
 * @returns sentences; empty where nothing but the choice itself changed
 */
export function newsOf(task: TaskOf<'design'>, before: Choices, after: Choices): string {
  const old = decisionStates(task, before)
  const now = decisionStates(task, after)
  const oldTotals = totalsOf(task, old)
  const totals = totalsOf(task, now)
    .filter(({ value }, index) => value !== oldTotals[index]?.value)
    .map(({ quantity, value }) =>
      words.told(quantity.label, words.amount(value, quantity.unit), limitWords(quantity)),
    )
  let ruledOut = 0
  const choices = now.flatMap(({ decision, chosen, options }, index) => {
    const was = old[index]
    ruledOut += options.filter(({ isOpen }, at) => !isOpen && was?.options[at]?.isOpen === true).length
    if (chosen === undefined || chosen.option.id !== was?.chosen?.option.id) return []
    if (chosen.isOpen === was.chosen.isOpen) return []
    if (chosen.isOpen) return [words.toldAgain(decision.question)]
    return [words.toldLost(decision.question, chosen.option.unless ?? '')]
  })
  return [...choices, ...totals, ...(ruledOut > 0 ? [words.toldRuledOut(ruledOut)] : [])].join(' ')
}
