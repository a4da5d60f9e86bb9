import {
  createSessionConfig,
  flatTarget,
  forecast,
  forecastTables,
  simulateCandidate,
  summarise,
  targetDeviation,
  type SimulatedItem,
  type SimulationPlan,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { Calibration } from '#schemas/calibration'
import type { DesignReport } from './design-report.ts'

/** Items as tests need them: graded ones and choices, the first four of them calibrated. */
const items: readonly SimulatedItem[] = Array.from({ length: 24 }, (_, i): SimulatedItem => {
  const level = (i % 5) + 1
  const b = level - 3
  const isCode = i % 3 === 0
  const rest = { uncertainty: { lnA: 0.3, b: 0.8 }, ...(i < 4 && { persons: 250 + i }) }
  return {
    id: `item-${i + 1}`,
    version: '1.0.0',
    hash: '',
    kind: isCode ? 'code' : 'choice',
    skills: [i % 2 === 0 ? 'data.joins' : 'systems.queues'],
    level,
    ai: 'forbidden',
    languages: isCode ? ['javascript', 'typescript', 'python'] : [],
    max: isCode ? 2 : 1,
    minutes: 5,
    parameters: isCode
      ? { model: 'grm', a: 1.2, b: [b - 0.3, b + 0.3], ...rest }
      : { model: '3pl', a: 1.2, b, c: 0.25, d: 1, ...rest },
  }
})

/** What reports of tests are made of here. */
export interface SampleDesign {
  readonly blueprint?: Partial<Blueprint>
  readonly cuts?: readonly number[]
  readonly isSimulated?: boolean
  /** standard error wanted from −1 to 1, in logits; none where absent */
  readonly se?: number
  readonly calibration?: DesignReport['calibration']
}

/** A technical report's data, with the figures of the engine itself. */
export function sampleDesign({ cuts = [], se, calibration, ...more }: SampleDesign = {}): DesignReport {
  const blueprint: Blueprint = {
    version: 1,
    id: 'screen',
    title: 'Screen',
    description: 'Says who is worth an interview.',
    use: 'practice',
    release: '1.0.0',
    locale: 'en',
    blocks: [
      {
        id: 'all',
        title: 'All',
        ai: 'forbidden',
        select: { selector: 'randomesque', among: 3 },
        stop: [{ rule: 'length', min: 6, max: 6 }],
      },
    ],
    ...more.blueprint,
  }
  const found = forecast(blueprint, forecastTables(items), {
    population: { mean: 0.5, sd: 1.2 },
    ...(cuts.length > 0 && { cuts }),
  })
  const plan: SimulationPlan = {
    blueprint,
    items,
    languages: ['javascript', 'typescript', 'python'],
    abilities: { from: 'normal', mean: 0.5, sd: 1.2 },
    candidates: 40,
    seed: 'a seed',
    isTimed: true,
  }
  const config = createSessionConfig(plan)
  const { abilities, seed } = plan
  return {
    blueprint,
    yaml: `version: 1\nid: ${blueprint.id}\n`,
    titleOf: (skill) => `Title of ${skill}`,
    items,
    forecast: found,
    ...(se !== undefined && {
      deviation: targetDeviation(found, flatTarget({ from: -1, to: 1, se, priorSd: found.prior.sd })),
    }),
    ...(more.isSimulated === true && {
      simulation: {
        summary: summarise(
          config,
          plan,
          Array.from({ length: plan.candidates }, (_, n) => simulateCandidate(config, plan, n)),
        ),
        heading: { test: blueprint.id, items: items.length, abilities, seed, blueprint },
      },
    }),
    command: "assay simulate screen --n 40 --seed 'a seed' --theta=0.5,1.2",
    ...(calibration && { calibration }),
    origin: {
      bank: 'A bank',
      release: '1.2.3',
      index: 'ab'.repeat(32),
      blueprint: 'cd'.repeat(32),
      engine: 'assay 9.9.9',
      date: '2026-11-22',
    },
  }
}

/** A calibration file of two groups, with a misfitting item and one that treats the groups differently. */
export const sampleCalibrationFile: Calibration = {
  version: 1,
  model: '2pl',
  points: 61,
  logLikelihood: -1234.5,
  iterations: 12,
  converged: true,
  n: 900,
  prior: 'none',
  items: ['item-1', 'item-2', 'item-3', 'elsewhere'].map((id, i) => ({
    id,
    n: 300 + i,
    model: '2pl',
    a: 1,
    b: 0,
    se: { a: 0.1, b: 0.1 },
    fit: { p: i === 1 ? 0.0001 : 0.42, infit: 1.02, outfit: 0.97 },
    ...(i === 1 && { flags: ['misfit'] }),
    ...(i === 2 && { flags: ['DIF: harder for north than for south (B)'] }),
  })),
  latent: [
    { group: 'south', mean: 0, sd: 1, n: 450 },
    { group: 'north', mean: -0.2, sd: 1.1, n: 450 },
  ],
  fit: { rmsea: 0.021, empiricalReliability: 0.81 },
  data: { sha256: 'ef'.repeat(32) },
  engine: 'assay 9.9.8',
}
