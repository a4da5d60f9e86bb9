import { expect, it } from 'vitest'
import { createSessionConfig } from '../session/config.ts'
import { simulateCandidate } from '../simulate/candidate.ts'
import type { SimulatedItem, SimulationPlan } from '../simulate/plan.ts'
import { sampleItems, samplePlan } from '../simulate/sample.laws.ts'
import { summarise } from '../simulate/summary.ts'
import { forecast } from './forecast.ts'
import { forecastTables } from './tables.ts'

type Block = SimulationPlan['blueprint']['blocks'][number]

const items = sampleItems(60, (i) => ({
  kind: 'short',
  max: 1,
  languages: [],
  ...(i % 2 === 0 && { steers: true as const }),
  parameters: { model: '2pl', a: 0.8 + (i % 7) / 5, b: ((i * 5) % 13) / 3 - 2, c: 0, d: 1 },
}))
const ids = items.map(({ id }) => id)
const modules = [
  { id: 'easy', items: between(-3, -0.8).slice(0, 6) },
  { id: 'hard', items: between(0.8, 3).slice(0, 6) },
]
const alone: Block['select'] = { selector: 'maximum-information' }
const long = { rule: 'length', min: 4, max: 30 } as const

const tests: readonly { name: string; block: Partial<Block>; use?: 'graded' }[] = [
  {
    name: 'stages',
    block: {
      select: {
        selector: 'multistage',
        stages: [
          { modules: [{ id: 'routing', items: between(-0.8, 0.8).slice(0, 5) }] },
          { by: 'score', cuts: [3], modules },
        ],
      },
      stop: [{ rule: 'length', min: 11, max: 11 }],
    },
  },
  {
    name: 'shadow forms',
    block: {
      select: { selector: 'shadow-forms', forms: [0, 1, 2].map((k) => ids.filter((_, i) => i % 6 === k)) },
      stop: [{ rule: 'length', min: 10, max: 10 }],
    },
  },
  {
    name: 'fixed positions of a graded test',
    block: { select: alone, stop: [{ rule: 'length', min: 10, max: 10 }], fixed: { positions: [2, 5, 8] } },
    use: 'graded',
  },
  { name: 'a time limit', block: { select: alone, stop: [long, { rule: 'time', minutes: 60 }] } },
  {
    name: 'sprt',
    block: { select: alone, stop: [long, { rule: 'sprt', cuts: [0], delta: 0.4, alpha: 0.05, beta: 0.05 }] },
  },
  {
    name: 'classification',
    block: { select: alone, stop: [long, { rule: 'classification', cuts: [0], probability: 0.95 }] },
  },
  {
    name: 'a plateau',
    block: { select: alone, stop: [long, { rule: 'standard-error-plateau', fall: 0.02, over: 2 }] },
  },
]

it.each(tests)('follows $name as the simulation does', ({ block, use }) => {
  const drawn = samplePlan(items, block, { candidates: 400 })
  const blueprint = { ...drawn.blueprint, ...(use && { use }) }
  const plan = { ...drawn, blueprint }
  const config = createSessionConfig(plan)
  const simulated = summarise(
    config,
    plan,
    Array.from({ length: plan.candidates }, (_, index) => simulateCandidate(config, plan, index)),
  )
  const foretold = forecast(blueprint, forecastTables(items))
  expect(Math.abs(foretold.meanSe - simulated.meanSe)).toBeLessThan(0.015)
  expect(Math.abs(foretold.meanLength - simulated.meanLength)).toBeLessThan(1.2)
  expect(Math.abs((foretold.minutes ?? 0) / (simulated.time?.mean ?? 1) - 1)).toBeLessThan(0.09)
  const rates = new Map(foretold.usage.items.map(({ id, rate }) => [id, rate]))
  const off = simulated.exposure.items.map(({ id, rate }) => Math.abs(rate - (rates.get(id) ?? 0)))
  expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(0.04)
  const decisions = foretold.blocks[0]?.decisions
  if (simulated.classification === null) expect(decisions).toBeNull()
  else expect(Math.abs((decisions?.accuracy ?? 0) - simulated.classification.accuracy)).toBeLessThan(0.03)
  // the rule that ends most blocks is the same
  const [most] = Object.entries(foretold.blocks[0]?.ends ?? {}).toSorted(([, x], [, y]) => y - x)
  expect(most?.[0]).toBe(Object.keys(simulated.stopReasons)[0])
})

function between(low: number, high: number): string[] {
  const isIn = ({ parameters: { b } }: SimulatedItem): boolean => Number(b) >= low && Number(b) < high
  return items.filter(isIn).map(({ id }) => id)
}
