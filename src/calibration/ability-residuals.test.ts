import { describe, expect, it } from 'vitest'
import {
  abilitiesOf,
  createGenerator,
  estimatePersons,
  latentWeights,
  responseCurve,
  type Responses,
} from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import { abilityResiduals } from './ability-residuals.ts'

const grid = { low: -5, high: 5, points: 61 }
const latent = [{ mean: 0, sd: 1 }]
const twoParameter = (a: number, b: number): ItemParameters => ({ model: '2pl', a, b, c: 0, d: 1 })

/** Answers of persons of normal ability, drawn by the parameters that are true. */
function answers(persons: number, truths: readonly ItemParameters[]): Responses {
  const draws = createGenerator('residuals', 'answers')
  const [p, slope] = [new Float64Array(2), new Float64Array(2)]
  const category = new Uint8Array(persons * truths.length)
  let at = 0
  for (let n = 0; n < persons; n++) {
    const theta = Array.from({ length: 12 }, () => draws.unit()).reduce((sum, unit) => sum + unit, -6)
    for (const truth of truths) {
      responseCurve(truth)(theta, p, slope)
      category[at++] = draws.unit() < (p[1] ?? 0) ? 1 : 0
    }
  }
  return {
    persons,
    items: truths.length,
    starts: Uint32Array.from({ length: persons + 1 }, (_, n) => n * truths.length),
    item: Uint32Array.from({ length: at }, (_, i) => i % truths.length),
    category,
    weights: undefined,
    groups: undefined,
    groupCount: 1,
  }
}

function residualsOf(responses: Responses, parameters: readonly ItemParameters[]) {
  const { theta } = estimatePersons(responses, parameters, grid, latent)
  return abilityResiduals(responses, parameters, { grid, latent, theta })
}

const truths = Array.from({ length: 12 }, (_, i) => twoParameter(1 + (i % 3) / 2, (i - 5.5) / 4))

describe('residuals by ability', () => {
  it('are those of a prediction from the other answers alone, summed out person by person', () => {
    const parameters = truths.slice(0, 3)
    const responses = answers(30, parameters)
    const found = residualsOf(responses, parameters)
    const abilities = abilitiesOf(grid)
    const prior = latentWeights(abilities, { mean: 0, sd: 1 })
    const chance = (i: number, k: number, theta: number): number => {
      const p = new Float64Array(2)
      responseCurve(parameters[i] ?? twoParameter(1, 0))(theta, p, new Float64Array(2))
      return p[k] ?? 0
    }
    for (const i of [0, 1, 2]) {
      let total = 0
      for (let n = 0; n < responses.persons; n++) {
        const answer = (of: number): number => responses.category[3 * n + of] ?? 0
        let [mass, expected] = [0, 0]
        for (const [q, theta] of abilities.entries()) {
          const others = [0, 1, 2].filter((of) => of !== i)
          const weight = others.reduce(
            (product, of) => product * chance(of, answer(of), theta),
            prior[q] ?? 0,
          )
          mass += weight
          expected += weight * chance(i, 1, theta)
        }
        total += answer(i) - expected / mass
      }
      const thirds = found[i]?.thirds ?? []
      expect(thirds.reduce((sum, { persons }) => sum + persons, 0)).toBe(30)
      // a third in which nobody answered has no mean
      const sum = thirds.reduce((all, { persons, mean }) => all + (persons === 0 ? 0 : persons * mean), 0)
      expect(sum).toBeCloseTo(total, 9)
    }
  })

  it('are about standard normal where the model holds', () => {
    const found = residualsOf(answers(3000, truths), truths)
    const values = found.flatMap(({ thirds }) => thirds.map(({ z }) => z))
    expect(values).toHaveLength(36)
    // of 36 standard normal values the largest is beyond 4 once in 450 draws
    expect(Math.max(...values.map(Math.abs))).toBeLessThan(4)
    const square = values.reduce((sum, z) => sum + z * z, 0) / values.length
    // the mean of 36 squares has standard error .24
    expect(square).toBeGreaterThan(0.4)
    expect(square).toBeLessThan(1.7)
    for (const { restCorrelation } of found) expect(restCorrelation).toBeGreaterThan(0.3)
  })

  it('show an item that is flatter than its parameters say: better below, worse above', () => {
    const flat = truths.map((truth, i) => (i === 5 ? twoParameter(0.05, 0) : truth))
    const [told] = residualsOf(answers(3000, flat), truths).slice(5, 6)
    expect(told?.thirds[0].z).toBeGreaterThan(5)
    expect(told?.thirds[2].z).toBeLessThan(-5)
    expect(told?.thirds[0].mean).toBeGreaterThan(0.1)
    expect(Math.abs(told?.restCorrelation ?? 1)).toBeLessThan(0.1)
  })
})
