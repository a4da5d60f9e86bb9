import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { LEAST_SLOPE, MOST_SLOPE, type ItemModel, type ModelName } from './item-model.ts'

/** logit P(X = 1) = aθ + d; b = −d/a. Rasch: a = 1; 1PL: one a for all items; 2PL: one for each (Birnbaum 1968). */
function logisticModel(name: ModelName & ('rasch' | '1pl' | '2pl'), hasSlope: boolean): ItemModel {
  const first = hasSlope ? 1 : 0
  return {
    name,
    hasSlope,
    size: () => 1 + first,
    start: (shares) => {
      const d = log((shares[1] ?? 0) / (shares[0] ?? 0))
      return hasSlope ? Float64Array.of(1, d) : Float64Array.of(d)
    },
    curves: (working, slope, abilities, _categories, probability, derivative) => {
      const points = abilities.length
      const a = hasSlope ? (working[0] ?? 0) : slope
      const d = working[first] ?? 0
      const size = 1 + first
      for (let q = 0; q < points; q++) {
        const theta = abilities[q] ?? 0
        const x = a * theta + d
        const e = exp(-Math.abs(x))
        const large = 1 / (1 + e)
        const small = e / (1 + e)
        const right = x >= 0 ? large : small
        const wrong = x >= 0 ? small : large
        probability[q] = wrong
        probability[points + q] = right
        if (derivative === undefined) continue
        const rise = right * wrong
        if (hasSlope) {
          derivative[q] = -rise * theta
          derivative[size * points + q] = rise * theta
        }
        derivative[first * points + q] = -rise
        derivative[(size + first) * points + q] = rise
      }
    },
    isValid: (working) => !hasSlope || isSlope(working[0] ?? 0),
    report: (working, slope) => {
      const a = hasSlope ? (working[0] ?? 0) : slope
      return { model: hasSlope ? '2pl' : '1pl', a, b: -(working[first] ?? 0) / a, c: 0, d: 1 }
    },
    work: ({ a, b }) => {
      if (typeof b !== 'number')
        throw new RangeError(`a ${name} item has one difficulty, received ${String(b)}`)
      return hasSlope ? Float64Array.of(a, -a * b) : Float64Array.of(-a * b)
    },
  }
}

export const rasch = logisticModel('rasch', false)
export const onePl = logisticModel('1pl', false)
export const twoPl = logisticModel('2pl', true)

/** P(X = 1) = c + (1 − c)·logistic(aθ + d), with the logit of c as the third working parameter (Birnbaum 1968). */
export const threePl: ItemModel = {
  name: '3pl',
  hasSlope: true,
  size: () => 3,
  start: (shares) => {
    const c = Math.min(0.15, (shares[1] ?? 0) / 2)
    const right = ((shares[1] ?? 0) - c) / (1 - c)
    return Float64Array.of(1, log(right / (1 - right)), log(c / (1 - c)))
  },
  curves: (working, _slope, abilities, _categories, probability, derivative) => {
    const points = abilities.length
    const a = working[0] ?? 0
    const d = working[1] ?? 0
    const c = guessing(working)
    for (let q = 0; q < points; q++) {
      const theta = abilities[q] ?? 0
      const x = a * theta + d
      const e = exp(-Math.abs(x))
      const large = 1 / (1 + e)
      const small = e / (1 + e)
      const right = x >= 0 ? large : small
      const wrong = x >= 0 ? small : large
      probability[q] = (1 - c) * wrong
      probability[points + q] = c + (1 - c) * right
      if (derivative === undefined) continue
      const rise = (1 - c) * right * wrong
      const guessed = c * (1 - c) * wrong
      derivative[q] = -rise * theta
      derivative[points + q] = -rise
      derivative[2 * points + q] = -guessed
      derivative[3 * points + q] = rise * theta
      derivative[4 * points + q] = rise
      derivative[5 * points + q] = guessed
    }
  },
  isValid: (working) => isSlope(working[0] ?? 0) && Math.abs(working[2] ?? 0) < 12,
  report: (working) => {
    const a = working[0] ?? 0
    return { model: '3pl', a, b: -(working[1] ?? 0) / a, c: guessing(working), d: 1 }
  },
  work: (parameters) => {
    if (typeof parameters.b !== 'number')
      throw new RangeError(`a 3pl item has one difficulty, received ${String(parameters.b)}`)
    const { a, b } = parameters
    const c = 'c' in parameters && parameters.c > 0 ? parameters.c : LEAST_GUESSING
    return Float64Array.of(a, -a * b, log(c / (1 - c)))
  },
}

/** The logit of no guessing has no value: what stands for it. */
const LEAST_GUESSING = 1e-5

function guessing(working: Float64Array): number {
  return 1 / (1 + exp(-(working[2] ?? 0)))
}

export function isSlope(a: number): boolean {
  return a >= LEAST_SLOPE && a <= MOST_SLOPE
}
