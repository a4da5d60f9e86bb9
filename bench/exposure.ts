/**
 * Exposure control on the 500-item bank of the test-length figures: tests to a standard error of .3, with and without
 * Sympson-Hetter parameters for a largest rate of .25. Prints the cost in items; exits with 1 where no selector meets the
 * goal (largest rate ≤ .25, ≥ 80 % of the bank used, ≤ 2.5 items more than maximum information alone).
 *
 *     node bench/exposure.ts [--candidates N] [selector…]
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import {
  createSessionConfig,
  type SimulatedItem,
  type SimulationPlan,
  type SimulationSummary,
  summarise,
} from '#adaptive'
import { poolTest } from '../generators/simulate/changed-test.ts'
import { fitExposure } from '../generators/simulate/fit-exposure.ts'
import { readSelector } from '../generators/simulate/read-selector.ts'
import { simulate } from '../generators/simulate/simulate.ts'

const MAX_RATE = 0.25
const LEAST_USED = 0.8
const MOST_MORE = 2.5
const jobs = availableParallelism()
const { values, positionals } = parseArgs({
  options: { candidates: { type: 'string', default: '2000' } },
  allowPositionals: true,
})
/** in each simulation of the search, and in the one that measures its outcome */
const CANDIDATES = Number(values.candidates)
/** candidates among whom an item has to be met to count as used, however many are simulated */
const USED_BY = 2000

const bank = JSON.parse(
  readFileSync(new URL('../adaptive/reference/bank500.json', import.meta.url), 'utf8'),
) as readonly (readonly [number, number])[]
const items: readonly SimulatedItem[] = bank.map(([a, b], i) => ({
  id: `item-${i + 1}`,
  version: '1.0.0',
  hash: '',
  kind: 'short',
  skills: [],
  level: 3,
  ai: 'forbidden',
  languages: [],
  max: 1,
  parameters: { model: '2pl', a, b, c: 0, d: 1 },
}))

console.log(`${items.length} items, ${CANDIDATES} candidates ~ N(0, 1), to a standard error of .3\n`)
console.log('selector               items   more    RMSE   highest   used    overlap   rounds')
const alone = await measure(planOf('mfi'))
print('mfi', alone, '–')
const names =
  positionals.length > 0
    ? positionals
    : [
        'progressive-0.05-0.3',
        'mfi',
        'randomesque-10',
        'thompson',
        'progressive',
        'progressive-0.2',
        'proportional-4',
      ]
const met: string[] = []
for (const name of names) {
  const plan = planOf(name)
  const { parameters, rounds } = await fitExposure(plan, { maxRate: MAX_RATE, candidates: CANDIDATES, jobs })
  const controlled = await measure({
    ...plan,
    blueprint: { ...plan.blueprint, exposure: { maxRate: MAX_RATE, parameters } },
  })
  print(`${name} ≤ ${MAX_RATE}`, controlled, String(rounds.length))
  const { max, used } = controlled.exposure
  if (max <= MAX_RATE && used >= LEAST_USED && controlled.meanLength - alone.meanLength <= MOST_MORE)
    met.push(name)
}
console.log(
  `\nlargest rate ≤ ${MAX_RATE}, ≥ ${100 * LEAST_USED} % used, ≤ ${MOST_MORE} items more than mfi: ${met.length > 0 ? `met by ${met.join(', ')}` : 'MISSED'}`,
)
if (met.length === 0) process.exitCode = 1

function planOf(name: string): SimulationPlan {
  const select = readSelector(name)
  if (select === undefined) throw new Error(`no selector ${name}`)
  const blueprint = poolTest(items.length, { stopSe: 0.3, maxItems: 60, select })
  const abilities = { from: 'normal', mean: 0, sd: 1 } as const
  return { blueprint, items, languages: [], abilities, candidates: CANDIDATES, seed: 'bench', isTimed: false }
}

async function measure(plan: SimulationPlan): Promise<SimulationSummary> {
  const config = createSessionConfig(plan)
  const candidates = await simulate(plan, { jobs })
  const summary = summarise(config, plan, candidates)
  // the more candidates, the more items somebody has met: the goal is about so many
  const { used } = summarise(config, plan, candidates.slice(0, USED_BY)).exposure
  return { ...summary, exposure: { ...summary.exposure, used } }
}

function print(name: string, { meanLength, rmse, exposure }: SimulationSummary, rounds: string): void {
  const cells = [
    name.padEnd(23),
    meanLength.toFixed(2).padEnd(8),
    (meanLength - alone.meanLength).toFixed(2).padEnd(8),
    rmse.toFixed(3).padEnd(7),
    exposure.max.toFixed(3).padEnd(10),
    `${(100 * exposure.used).toFixed(1)} %`.padEnd(8),
    exposure.overlap.toFixed(3).padEnd(10),
    rounds,
  ]
  console.log(cells.join('').trimEnd())
}
