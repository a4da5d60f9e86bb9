/**
 * Whether a calibration finds the parameters that made the answers, and whether its 95 % intervals hold them:
 *
 *     node bench/recovery.ts [replications]
 *
 * 1,000 replications unless told otherwise; the truth is drawn anew in each, from the priors where there are priors.
 */
import {
  calibrate,
  createGenerator,
  highestCategory,
  NO_PRIOR,
  responseCurve,
  type CalibratedItem,
  type Generator,
  type ItemPrior,
  type ModelName,
  type Responses,
} from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'

interface Study {
  readonly model: ModelName
  readonly persons: number
  readonly items: number
  readonly prior: ItemPrior
}

/** What the truth is drawn from where a study has a prior. */
const PRIOR: ItemPrior = {
  lnA: { mean: Math.log(1.2), sd: 0.3 },
  b: [{ mean: 0, sd: 1 }],
  c: { alpha: 5, beta: 17 },
}
const STUDIES: readonly Study[] = [
  { model: 'rasch', persons: 300, items: 10, prior: NO_PRIOR },
  { model: '2pl', persons: 500, items: 12, prior: NO_PRIOR },
  { model: '2pl', persons: 100, items: 12, prior: PRIOR },
  { model: 'grm', persons: 500, items: 8, prior: NO_PRIOR },
  { model: 'gpcm', persons: 500, items: 8, prior: NO_PRIOR },
  { model: '3pl', persons: 1000, items: 15, prior: PRIOR },
]
const Z = 1.959963984540054

const replications = Number(process.argv[2] ?? 1000)
console.log(
  `${replications} replications; share of the true values that lie in the 95 % intervals, bias and root mean square error`,
)
for (const study of STUDIES) await run(study)

async function run(study: Study): Promise<void> {
  const { model, persons, items, prior } = study
  const tallies = new Map<string, { n: number; inside: number; error: number; square: number }>()
  let failed = 0
  for (let replication = 0; replication < replications; replication++) {
    const draws = createGenerator(`recovery/${model}/${persons}`, String(replication))
    const truth = Array.from({ length: items }, () => drawItem(model, draws))
    const found = await calibrate(answers(truth, persons, draws), { model, prior })
    if (!found.converged) failed++
    found.items.forEach((item, i) => {
      const known = truth[i]
      // a score that nobody has leaves no threshold to compare
      if (known === undefined || item.scores.length !== highestCategory(known) + 1) return
      note(tallies, item, known, model)
    })
  }
  const cells = [...tallies].map(([name, { n, inside, error, square }]) => {
    const coverage = ((100 * inside) / n).toFixed(1)
    return `${name}: ${coverage} % (${(error / n).toFixed(3)}, ${Math.sqrt(square / n).toFixed(3)})`
  })
  const priors = prior === NO_PRIOR ? 'no priors' : 'priors'
  const unsettled = failed > 0 ? `; ${failed} did not converge` : ''
  console.log(`${model}, ${persons} × ${items}, ${priors}: ${cells.join('; ')}${unsettled}`)
}

function note(
  tallies: Map<string, { n: number; inside: number; error: number; square: number }>,
  { parameters, covariance }: CalibratedItem,
  truth: ItemParameters,
  model: ModelName,
): void {
  const size = Math.sqrt(covariance?.length ?? 0)
  const expected = numbersOf(truth)
  numbersOf(parameters).forEach((value, j) => {
    const name = j === 0 ? 'a' : model === '3pl' && j === 2 ? 'c' : 'b'
    if (name === 'a' && model === 'rasch') return
    const se = Math.sqrt(covariance?.[j * size + j] ?? 0)
    const error = value - (expected[j] ?? NaN)
    // an interval of a is one of ln a, as the command prints it
    const isInside =
      name === 'a'
        ? Math.abs(Math.log(value / (expected[j] ?? NaN))) <= (Z * se) / value
        : Math.abs(error) <= Z * se
    const tally = tallies.get(name) ?? { n: 0, inside: 0, error: 0, square: 0 }
    tallies.set(name, {
      n: tally.n + 1,
      inside: tally.inside + (isInside ? 1 : 0),
      error: tally.error + error,
      square: tally.square + error * error,
    })
  })
}

function numbersOf(parameters: ItemParameters): readonly number[] {
  return [parameters.a, ...[parameters.b].flat(), ...(parameters.model === '3pl' ? [parameters.c] : [])]
}

function drawItem(model: ModelName, draws: Generator): ItemParameters {
  const a = model === 'rasch' ? 1 : 1.2 * Math.exp(0.3 * normal(draws))
  const b = normal(draws)
  if (model === 'grm') return { model, a, b: [b - 0.8, b, b + 0.8] }
  if (model === 'gpcm') return { model, a, b: [b - 0.5, b + 0.5] }
  if (model === '3pl') return { model, a, b, c: beta(draws), d: 1 }
  return { model: '2pl', a, b, c: 0, d: 1 }
}

function normal({ unit }: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
}

/** Beta(5, 17): the fifth smallest of 21 numbers between 0 and 1. */
function beta({ unit }: Generator): number {
  return Array.from({ length: 21 }, () => unit()).toSorted((one, other) => one - other)[4] ?? NaN
}

function answers(truth: readonly ItemParameters[], persons: number, draws: Generator): Responses {
  const items = truth.length
  const curves = truth.map(responseCurve)
  const probability = new Float64Array(8)
  const slope = new Float64Array(8)
  const item = new Uint32Array(persons * items)
  const category = new Uint8Array(persons * items)
  const starts = Uint32Array.from({ length: persons + 1 }, (_, n) => n * items)
  for (let n = 0; n < persons; n++) {
    const theta = normal(draws)
    truth.forEach((known, i) => {
      curves[i]?.(theta, probability, slope)
      let left = draws.unit()
      let k = 0
      while (k < highestCategory(known) && left >= (probability[k] ?? 0)) left -= probability[k++] ?? 0
      item[n * items + i] = i
      category[n * items + i] = k
    })
  }
  return { persons, items, starts, item, category, weights: undefined, groups: undefined, groupCount: 1 }
}
