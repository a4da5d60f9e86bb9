import type { Responses } from '../responses/responses.ts'

/** The persons who have answered every item. */
export interface CompletePersons {
  readonly items: number
  /** category of item i by person n: [n·items + i] */
  readonly rows: Uint8Array
  /** weight of each person */
  readonly weights: Float64Array
  /** sum of the weights */
  readonly total: number
}

/** What statistics can be about that need complete data. */
export function completePersons({ persons, items, starts, category, weights }: Responses): CompletePersons {
  const whole: number[] = []
  for (let n = 0; n < persons; n++) if ((starts[n + 1] ?? 0) - (starts[n] ?? 0) === items) whole.push(n)
  const rows = new Uint8Array(whole.length * items)
  const kept = new Float64Array(whole.length)
  let total = 0
  whole.forEach((n, at) => {
    rows.set(category.subarray(starts[n] ?? 0, starts[n + 1] ?? 0), at * items)
    const weight = weights?.[n] ?? 1
    kept[at] = weight
    total += weight
  })
  return { items, rows, weights: kept, total }
}
