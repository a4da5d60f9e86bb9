import type { DecisionState, DesignRule, Total } from '#adaptive'

/** What a requirement depends on, with the candidate's choices in it. */
export interface DecidedBy {
  /** decisions that it names, in their order */
  readonly decisions: readonly DecisionState[]
  /** totals that it bounds, in their order */
  readonly totals: readonly Total[]
}

/** @returns the decisions and totals that a condition speaks of */
export function decidedBy(
  rule: DesignRule,
  states: readonly DecisionState[],
  totals: readonly Total[],
): DecidedBy {
  const names = namesIn(rule)
  return {
    decisions: states.filter(({ decision }) => names.decisions.has(decision.id)),
    totals: totals.filter(({ quantity }) => names.quantities.has(quantity.id)),
  }
}

interface Names {
  readonly decisions: Set<string>
  readonly quantities: Set<string>
}

function namesIn(
  { all = [], any = [], not, chosen = {}, atMost = {}, atLeast = {} }: DesignRule,
  names: Names = { decisions: new Set(), quantities: new Set() },
): Names {
  for (const rule of [...all, ...any, ...(not === undefined ? [] : [not])]) namesIn(rule, names)
  for (const decision of Object.keys(chosen)) names.decisions.add(decision)
  for (const quantity of [...Object.keys(atMost), ...Object.keys(atLeast)]) names.quantities.add(quantity)
  return names
}
