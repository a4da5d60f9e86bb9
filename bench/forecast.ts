/**
 * The forecast of a test: the processor time that it takes with banks of 100, 1,000 and 10,000 items, and how far it lies from the
 * simulation that it foretells, beside how far a second simulation with as many candidates lies from the first.
 *
 *     node bench/forecast.ts [--candidates N] [--sizes 100,1000,10000]
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import {
  createGenerator,
  createSessionConfig,
  drawNormal,
  forecast,
  forecastTables,
  gaps,
  summarise,
  type Forecast,
  type SimulatedItem,
  type SimulationPlan,
  type SimulationSummary,
} from '#adaptive'
import { constrainedPlan, sampleItems, samplePlan } from '../adaptive/simulate/sample.laws.ts'
import { readSelector } from '../generators/simulate/read-selector.ts'
import { simulate } from '../generators/simulate/simulate.ts'

const RUNS = 15
const SELECTORS = [
  'mfi',
  'mpwi',
  'mepv',
  'kl',
  'randomesque-5',
  'proportional-6',
  'progressive',
  'thompson',
  'a-stratified-3',
]
const { values } = parseArgs({
  options: {
    candidates: { type: 'string', default: '1000' },
    sizes: { type: 'string', default: '100,1000,10000' },
  },
})
const candidates = Number(values.candidates)

console.log('bank      tables ms   selector          first ms   median ms   slowest ms   gaps ms')
for (const size of values.sizes.split(',').map(Number)) {
  const items = mixedBank(size)
  const [tables, made] = timed(() => forecastTables(items))
  for (const name of ['mfi', 'mpwi', 'randomesque-5', 'progressive']) {
    const { blueprint } = samplePlan(items, {
      select: selectorOf(name),
      stop: [
        { rule: 'standard-error', below: 0.3 },
        { rule: 'length', min: 10, max: 25 },
      ],
      quotas: [
        { kind: 'code', min: 1, max: 3 },
        { skill: 'data', min: 2, max: 10 },
        { level: 3, min: 2, max: 12 },
      ],
    })
    const times = Array.from({ length: RUNS }, () => timed(() => forecast(blueprint, tables))[1])
    const [, search] = timed(() => [...gaps(blueprint, tables)])
    const [first = 0] = times
    const sorted = times.slice(1).toSorted((x, y) => x - y)
    const figures = [first, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0, search]
    const shown = figures.map((ms) => ms.toFixed(0).padEnd(12)).join('')
    console.log(`${String(size).padEnd(10)}${made.toFixed(0).padEnd(12)}${name.padEnd(18)}${shown}`)
  }
}

console.log(
  `\nbeside ${candidates} candidates: the forecast's distance, and in brackets that of a second simulation`,
)
console.log(
  'selector          mean SE          SE by theta       mean length      length by theta   use per item',
)
const bank500 = readBank()
for (const name of SELECTORS)
  await compare(
    name,
    samplePlan(
      bank500,
      {
        select: selectorOf(name),
        stop: [
          { rule: 'standard-error', below: 0.3 },
          { rule: 'length', min: 5, max: 30 },
        ],
      },
      { candidates, isTimed: false },
    ),
  )
await compare('constrained', constrainedPlan(candidates, selectorOf('mpwi')))

async function compare(name: string, plan: SimulationPlan): Promise<void> {
  const first = await simulated(plan)
  const second = await simulated({ ...plan, seed: 'second' })
  const found = forecast(plan.blueprint, forecastTables(plan.items), { isTimed: plan.isTimed })
  const foretold = distances(first, {
    meanSe: found.meanSe,
    meanLength: found.meanLength,
    rates: new Map(found.usage.items.map(({ id, rate }) => [id, rate])),
    at: (theta) => near(found, theta),
  })
  const again = distances(first, {
    meanSe: second.meanSe,
    meanLength: second.meanLength,
    rates: new Map(second.exposure.items.map(({ id, rate }) => [id, rate])),
    at: (theta) => {
      const own = second.byTheta.find((one) => one.theta === theta)
      return own && { se: own.meanSe, length: own.meanLength }
    },
  })
  const shown = foretold.map((distance, j) =>
    `${distance.toFixed(4)} (${(again[j] ?? 0).toFixed(4)})`.padEnd(18),
  )
  console.log(`${name.padEnd(18)}${shown.join('')}`)
}

interface Told {
  readonly meanSe: number
  readonly meanLength: number
  readonly rates: ReadonlyMap<string, number>
  readonly at: (theta: number) => { readonly se: number; readonly length: number } | undefined
}

/** Absolute distances, those by theta and by item as a mean. */
function distances(simulation: SimulationSummary, told: Told): readonly number[] {
  const classes = simulation.byTheta.flatMap(({ theta, n, meanSe, meanLength }) => {
    const here = told.at(theta)
    return n < 20 || here === undefined
      ? []
      : [[Math.abs(here.se - meanSe), Math.abs(here.length - meanLength)] as const]
  })
  const { items } = simulation.exposure
  return [
    Math.abs(told.meanSe - simulation.meanSe),
    meanOf(classes.map(([se]) => se)),
    Math.abs(told.meanLength - simulation.meanLength),
    meanOf(classes.map(([, length]) => length)),
    meanOf(items.map(({ id, rate }) => Math.abs(rate - (told.rates.get(id) ?? 0)))),
  ]
}

/** The forecast's mean over the half logit that a simulation sums up as one class. */
function near({ abilities }: Forecast, theta: number): { se: number; length: number } {
  const own = abilities.filter((one) => Math.abs(one.theta - theta) <= 0.25)
  return { se: meanOf(own.map(({ se }) => se)), length: meanOf(own.map(({ length }) => length)) }
}

async function simulated(plan: SimulationPlan): Promise<SimulationSummary> {
  const config = createSessionConfig(plan)
  return summarise(config, plan, await simulate(plan, { jobs: availableParallelism() }))
}

/** Four fifths calibrated, a quarter of these with errors; the others, code of four categories, are not. */
function mixedBank(size: number): readonly SimulatedItem[] {
  const draws = createGenerator('bench/forecast', 'bank')
  return sampleItems(size, (i) => {
    if (i % 5 === 0) return {}
    const a = Math.exp(0.2 + 0.3 * drawNormal(draws))
    const b = (i % 5) - 2.5 + 0.6 * drawNormal(draws)
    const errors = i % 4 === 0 && { uncertainty: { lnA: 0.1, b: 0.2 } }
    return { parameters: { model: '2pl', a, b, c: 0, d: 1, ...errors } }
  })
}

function readBank(): readonly SimulatedItem[] {
  const url = new URL('../adaptive/reference/bank500.json', import.meta.url)
  const bank = JSON.parse(readFileSync(url, 'utf8')) as readonly (readonly [number, number])[]
  return sampleItems(bank.length, (i) => {
    const [a = 1, b = 0] = bank[i] ?? []
    return { kind: 'short', max: 1, languages: [], parameters: { model: '2pl', a, b, c: 0, d: 1 } }
  })
}

function selectorOf(name: string): SimulationPlan['blueprint']['blocks'][number]['select'] {
  const select = readSelector(name)
  if (select === undefined) throw new Error(`no selector ${name}`)
  return select
}

/** @returns processor time in milliseconds, whatever else the machine does */
function timed<T>(make: () => T): readonly [T, number] {
  const before = process.cpuUsage()
  const made = make()
  const { user, system } = process.cpuUsage(before)
  return [made, (user + system) / 1000]
}

function meanOf(some: readonly number[]): number {
  return some.reduce((sum, one) => sum + one, 0) / some.length
}
