import type { KeyOf, TaskOf } from '#schemas/public-item'

type Task = TaskOf<'design'>
type Key = KeyOf<'design'>
/** One decision of a design item. */
export type Decision = Task['decisions'][number]
/** One way to decide. */
export type DesignOption = Decision['options'][number]
/** Something that the chosen options add up to. */
export type Quantity = Task['quantities'][number]
/** A condition on choices and totals. */
export type DesignRule = Key['requirements'][number]['needs']
/** By decision: the id of an option. */
export type Choices = Readonly<Record<string, string>>

/** How one option stands after the earlier choices. */
export interface OptionState {
  readonly option: DesignOption
  /** whether the earlier choices leave it open */
  readonly isOpen: boolean
  /** which of its changes holds, from 1; 0 for the option as it is */
  readonly variant: number
}

/** How one decision stands. */
export interface DecisionState {
  readonly decision: Decision
  readonly options: readonly OptionState[]
  /** the chosen one, whether it is open or not; undefined while none is chosen */
  readonly chosen: OptionState | undefined
}

/** What one chosen option adds to a total. */
export interface Contribution {
  readonly decision: Decision
  readonly option: DesignOption
  readonly amount: number
}

/** One quantity after some choices. */
export interface Total {
  readonly quantity: Quantity
  readonly value: number
  /** in the order of the decisions */
  readonly contributions: readonly Contribution[]
}

/**
 * How each decision stands. They are read in order: an option is open or not by the earlier choices that are open
 * themselves, so that a choice against an earlier one counts as none.
 *
 * @param choices by decision; what names no decision or no option of it is no choice
 */
export function decisionStates(task: Task, choices: Choices): readonly DecisionState[] {
  const standing: Record<string, string> = {}
  return task.decisions.map((decision) => {
    const options = decision.options.map((option): OptionState => {
      const changed = (option.changes ?? []).findIndex(({ when }) => ruleHolds(when, standing))
      return {
        option,
        isOpen: option.when === undefined || ruleHolds(option.when, standing),
        variant: changed + 1,
      }
    })
    const id = own(choices, decision.id)
    const chosen = options.find(({ option }) => option.id === id)
    if (chosen?.isOpen === true) standing[decision.id] = chosen.option.id
    return { decision, options, chosen }
  })
}

/** @returns the choices that are open after the earlier ones */
export function standingChoices(states: readonly DecisionState[]): Choices {
  return Object.fromEntries(
    states.flatMap(({ decision, chosen }) =>
      chosen?.isOpen === true ? [[decision.id, chosen.option.id] as const] : [],
    ),
  )
}

/** @returns what an option says of itself after the earlier choices */
export function consequenceOf({ option, variant }: OptionState): string {
  return option.changes?.[variant - 1]?.consequence ?? option.consequence
}

/**
 * What the choices that are open add up to.
 *
 * @param key where the totals that are not shown are wanted, too
 */
export function totalsOf(
  task: Task,
  states: readonly DecisionState[],
  key?: Pick<Key, 'quantities' | 'adds'>,
): readonly Total[] {
  const effects = states.flatMap(({ decision, chosen }) => {
    if (chosen?.isOpen !== true) return []
    const { option, variant } = chosen
    const shown = option.changes?.[variant - 1]?.adds ?? option.adds
    const hidden = key === undefined ? undefined : own(key.adds, option.id)?.[variant]
    return [{ decision, option, adds: { ...shown, ...hidden } }]
  })
  return [...task.quantities, ...(key?.quantities ?? [])].map((quantity) => {
    const contributions = effects.flatMap(({ decision, option, adds }) => {
      const amount = own(adds, quantity.id)
      return amount === undefined ? [] : [{ decision, option, amount }]
    })
    let value = quantity.start
    for (const { amount } of contributions) value = combined(quantity.combine, value, amount)
    return { quantity, value, contributions }
  })
}

function combined(how: Quantity['combine'], left: number, right: number): number {
  switch (how) {
    case 'sum':
      return left + right
    case 'max':
      return Math.max(left, right)
    case 'min':
      return Math.min(left, right)
    case 'product':
      return left * right
  }
}

/**
 * Whether a condition holds. What it says of an unknown quantity does not.
 *
 * @param choices those that are open
 * @param totals of all quantities; none where the condition is on choices alone
 */
export function ruleHolds(rule: DesignRule, choices: Choices, totals: readonly Total[] = []): boolean {
  const value = (id: string): number | undefined => totals.find(({ quantity }) => quantity.id === id)?.value
  const { all, any, not, chosen, atMost, atLeast } = rule
  if (all !== undefined) return all.every((one) => ruleHolds(one, choices, totals))
  if (any !== undefined) return any.some((one) => ruleHolds(one, choices, totals))
  if (not !== undefined) return !ruleHolds(not, choices, totals)
  if (chosen !== undefined) {
    return Object.entries(chosen).every(([decision, options]) => {
      const option = own(choices, decision)
      return option !== undefined && options.includes(option)
    })
  }
  if (atMost !== undefined) {
    return Object.entries(atMost).every(([id, most]) => isAtMost(value(id), most))
  }
  return Object.entries(atLeast ?? {}).every(([id, least]) => isAtMost(least, value(id)))
}

/** Whether a total keeps the limits that its quantity declares. */
export function keepsLimits({ quantity: { atMost, atLeast }, value }: Total): boolean {
  return (
    (atMost === undefined || isAtMost(value, atMost)) && (atLeast === undefined || isAtMost(atLeast, value))
  )
}

/** Slack for the rounding of sums: .1 + .2 is at most .3. */
const ROUNDING = 1e-9

function isAtMost(left: number | undefined, right: number | undefined): boolean {
  if (left === undefined || right === undefined) return false
  return left <= right + ROUNDING * Math.max(Math.abs(left), Math.abs(right))
}

/** A value of the record's own, never of its prototype. */
function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
