/**
 * The least that an adaptive step can be: one loop over typed arrays with the platform's exp, a posterior of one table
 * lookup per point, no models but 2PL, no constraints, no log. What the engine takes beyond it is what it does beyond it.
 */
export interface PlainBank {
  readonly a: Float64Array
  readonly b: Float64Array
  /** P(right) of item i at point q: [i·points + q] */
  readonly right: Float64Array
  readonly abilities: Float64Array
}

export function plainBank(items: readonly { readonly a: number; readonly b: number }[]): PlainBank {
  const points = 81
  const abilities = Float64Array.from({ length: points }, (_, q) => -5 + q / 8)
  const right = new Float64Array(items.length * points)
  items.forEach(({ a, b }, i) => {
    for (let q = 0; q < points; q++)
      right[i * points + q] = 1 / (1 + Math.exp(-a * ((abilities[q] ?? 0) - b)))
  })
  return {
    a: Float64Array.from(items, ({ a }) => a),
    b: Float64Array.from(items, ({ b }) => b),
    right,
    abilities,
  }
}

/** The item of largest information that was not taken. */
export function plainSelect(bank: PlainBank, theta: number, taken: Uint8Array): number {
  let best = -1
  let top = -1
  for (let i = 0; i < bank.a.length; i++) {
    if (taken[i] === 1) continue
    const a = bank.a[i] ?? 0
    const p = 1 / (1 + Math.exp(-a * (theta - (bank.b[i] ?? 0))))
    const information = a * a * p * (1 - p)
    if (information > top) {
      top = information
      best = i
    }
  }
  return best
}

/** Posterior in place; the estimate and its standard error. */
export function plainEstimate(bank: PlainBank, weights: Float64Array, item: number, right: boolean) {
  const points = weights.length
  let sum = 0
  for (let q = 0; q < points; q++) {
    const p = bank.right[item * points + q] ?? 0
    const value = (weights[q] ?? 0) * (right ? p : 1 - p)
    weights[q] = value
    sum += value
  }
  let theta = 0
  let square = 0
  for (let q = 0; q < points; q++) {
    const value = (weights[q] ?? 0) / sum
    weights[q] = value
    const at = bank.abilities[q] ?? 0
    theta += value * at
    square += value * at * at
  }
  return { theta, se: Math.sqrt(square - theta * theta) }
}
