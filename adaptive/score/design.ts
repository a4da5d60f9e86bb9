import { decisionStates, ruleHolds, standingChoices, totalsOf } from '../scoring/design-state.ts'
import type { ScorePart, Scorer } from '../scoring/graded-response.ts'
import { readNumber } from '../scoring/read-number.ts'

/**
 * Design: each estimate and each requirement stands for one category, and category k is earned where all of 1 to k are
 * met. Requirements are asked of a whole design: one decision left open, or one option that an earlier choice rules
 * out, and none of them is met.
 */
export const scoreDesign: Scorer<'design'> = ({ max, task, key, response }) => {
  const states = decisionStates(task, response.choices)
  const open = states.filter(({ chosen }) => chosen === undefined).length
  const against = states.filter(({ chosen }) => chosen?.isOpen === false).length
  const isWhole = open + against === 0
  const choices = standingChoices(states)
  const totals = totalsOf(task, states, key)

  let category = max
  const judged = (part: Omit<ScorePart, 'earned' | 'possible'>, isMet: boolean, of: number): ScorePart => {
    if (!isMet) category = Math.min(category, of - 1)
    return { ...part, earned: isMet ? 1 : 0, possible: 1 }
  }
  const estimates = task.estimates.map(({ id, question, unit }) => {
    const wanted = key.estimates.find((estimate) => estimate.id === id)
    const text = Object.hasOwn(response.estimates, id) ? (response.estimates[id] ?? '') : ''
    const read = text.trim() === '' ? 'nothing written' : readNumber(text, unit)
    const detail =
      typeof read === 'string' ? read : `read as ${read.value}${unit === undefined ? '' : ` ${unit}`}`
    const isRight =
      wanted !== undefined &&
      typeof read !== 'string' &&
      wanted.low <= read.value &&
      read.value <= wanted.high
    return judged({ id: `estimate.${id}`, label: question, detail }, isRight, wanted?.category ?? 1)
  })
  const whole: ScorePart = {
    id: 'whole',
    label: 'Every decision made, and none against an earlier one',
    earned: task.decisions.length - open - against,
    possible: task.decisions.length,
    ...(!isWhole && {
      detail: [...(open > 0 ? [`${open} open`] : []), ...(against > 0 ? [`${against} ruled out`] : [])].join(
        ', ',
      ),
    }),
  }
  const requirements = key.requirements.map(({ id, text, category: of, needs }) =>
    judged(
      { id: `requirement.${id}`, label: text, ...(!isWhole && { detail: 'asked of a whole design' }) },
      isWhole && ruleHolds(needs, choices, totals),
      of,
    ),
  )
  return { category: Math.max(0, category), max, parts: [...estimates, whole, ...requirements] }
}
