import { largestSizeOf, makeInput, sizedParameters, type arrangements } from '#runner'
import type { Inputs } from '#schemas/inputs'
import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'

/** Inputs of which one parameter grows, in one order. */
export interface Growing {
  /** Name of the parameter. */
  readonly size: string
  readonly order: Order
  /** From the smallest to the largest, each sixteen times as large as the one before. */
  readonly inputs: readonly (readonly Encoded[])[]
  /** Whether they had to be changed to keep relations, so that nobody knows how much larger each is. */
  readonly isArranged: boolean
}

type Order = (typeof arrangements)[number]

/** Parts of the largest size at which work is measured; what the smallest takes is what it takes to begin. */
const PARTS = [1 / 256, 1 / 16, 1]
/** Orders in which a list may be hard: what is quick for random ones may be slow for sorted or equal ones. */
const ORDERS: readonly Order[] = ['random', 'sorted', 'reversed', 'equal']
/** Least size that says anything of growth. */
const LEAST = 64

/** For each parameter that can grow, and each order: inputs of growing size; they may break relations but for equal lengths. */
export function growingInputs({ task, detail }: Pick<CodeItem, 'task' | 'detail'>) {
  const { inputs } = detail
  if (!inputs) return []
  const parameters = sizedParameters(task, inputs.parameters)
  return parameters.flatMap((parameter) => {
    const largest = largestSizeOf(parameter)
    if (largest < LEAST || parameter.type.type === 'int') return []
    const alike = asLongAs(parameter.name, inputs)
    return ORDERS.map((order) => ({
      size: parameter.name,
      order,
      inputs: PARTS.map((part) => {
        const size = Math.max(1, Math.floor(largest * part))
        const inputOf = (name: string) => makeInput(parameters, name, order, size)
        return parameters.map(({ name }, at) => inputOf(alike.has(name) ? name : parameter.name)[at] ?? null)
      }),
    }))
  })
}

/** The parameters that have always as many entries as one of them. */
function asLongAs(name: string, { relations = [] }: Inputs): ReadonlySet<string> {
  const lengthOf = (side: number | string) => /^length\((\w+)\)$/.exec(String(side))?.[1]
  const equal = relations.flatMap(({ left, op, right }) => {
    const [one, other] = [lengthOf(left), lengthOf(right)]
    return op === '=' && one !== undefined && other !== undefined ? [[one, other] as const] : []
  })
  const alike = new Set([name])
  for (const _ of equal)
    for (const [one, other] of equal) {
      if (alike.has(one)) alike.add(other)
      if (alike.has(other)) alike.add(one)
    }
  return alike
}
